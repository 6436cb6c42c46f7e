package dev.facevalue.ingest.apidocs;

import java.util.regex.Pattern;

/** Writes HTML. Whatever text comes in is escaped on its way. */
final class Html {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern PARAGRAPH = Pattern.compile("\\n+");

    private final StringBuilder html = new StringBuilder(64 * 1024);

    /** An opening or closing tag, or anything else that is HTML already. */
    Html raw(String markup) {
        html.append(markup);
        return this;
    }

    /** An element that holds a text. */
    Html element(String name, String text) {
        return raw("<" + name + ">").prose(text).raw("</" + name + ">\n");
    }

    /** An element of a class that holds a text. */
    Html element(String name, String cssClass, String text) {
        return raw("<" + name + " class=\"" + cssClass + "\">").prose(text).raw("</" + name + ">\n");
    }

    /** A text in which what stands between backquotes is code. */
    Html prose(String text) {
        return raw(CODE.matcher(escaped(text)).replaceAll("<code>$1</code>"));
    }

    /** A text of several paragraphs. */
    Html paragraphs(String text) {
        PARAGRAPH.splitAsStream(text.strip()).forEach(paragraph -> element("p", paragraph.strip()));
        return this;
    }

    /** A code. */
    Html code(String text) {
        return raw("<code>").raw(escaped(text)).raw("</code>");
    }

    /** Lines to be shown as they are; who has no mouse can reach and scroll them too. */
    Html lines(String text) {
        return raw("<pre tabindex=\"0\"><code>").raw(escaped(text)).raw("</code></pre>\n");
    }

    /** A link; {@code address} is ours. */
    Html link(String address, String text) {
        return raw("<a href=\"").raw(escaped(address)).raw("\">").prose(text).raw("</a>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
