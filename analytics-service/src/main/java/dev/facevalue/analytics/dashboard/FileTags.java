package dev.facevalue.analytics.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags of files by what is in them: every instance has the same for the same file. Weak ones, for a file is sent
 * compressed or not.
 *
 * @param byPath the tags by the path of the request
 */
record FileTags(Map<String, String> byPath) {

    private static final String RESOURCES = "META-INF/resources/";

    /** 128 bits: two files never share a tag by chance. */
    private static final int BYTES = 16;

    FileTags {
        byPath = Map.copyOf(byPath);
    }

    /** Of the files that the build has put among the service's resources; a file that is not there has no tag. */
    static FileTags of(Map<String, String> fileByPath) {
        Map<String, String> tags = new LinkedHashMap<>();
        fileByPath.forEach((path, file) -> {
            byte[] content = read(file);
            if (content != null) {
                tags.put(path, tagOf(content));
            }
        });
        return new FileTags(tags);
    }

    @Nullable
    String tag(String path) {
        return byPath.get(path);
    }

    /** Whether whoever asks has what the tag names, by the values of his {@code If-None-Match}. */
    static boolean areHeld(List<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream()
                .flatMap(values -> Arrays.stream(values.split(",", -1)))
                .map(String::strip)
                .anyMatch(held -> held.equals(tag) || held.equals("*"));
    }

    static String tagOf(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES)) + '"';
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte @Nullable [] read(String file) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream content = loader.getResourceAsStream(RESOURCES + file)) {
            return content == null ? null : content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
