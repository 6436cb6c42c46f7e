package dev.facevalue.localstack.packaging;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An SBOM in CycloneDX, as its JSON. It is changed as a text, so that all else stays as it is written.
 *
 * @param text the whole of it
 */
record Sbom(String text) {

    private static final Pattern TIME = Pattern.compile("(\"timestamp\" ?: ?\")[^\"]*\"");

    /** All that CycloneDX 1.6 names and the JDK has, without those that nobody uses. */
    private static final List<String> ALGORITHMS =
            List.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "SHA3-384", "SHA3-512");

    /** The same, as if written at a time. */
    Sbom of(Instant time) throws IOException {
        Matcher found = TIME.matcher(text);
        if (!found.find()) {
            throw new IOException("The SBOM does not say when it was written");
        }
        return new Sbom(found.replaceFirst("$1" + time + '"'));
    }

    /**
     * The same, with the sums of a file's new content in the place of those of the old.
     *
     * @throws IOException if it does not name the old content
     */
    Sbom with(String file, byte[] old, byte[] content) throws IOException {
        String told = text;
        for (String algorithm : ALGORITHMS) {
            String sum = sum(algorithm, old);
            if (!told.contains(sum)) {
                throw new IOException("The SBOM has no " + algorithm + " of " + file);
            }
            told = told.replace(sum, sum(algorithm, content));
        }
        return new Sbom(told);
    }

    private static String sum(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
