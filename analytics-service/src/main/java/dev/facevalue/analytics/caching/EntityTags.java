package dev.facevalue.analytics.caching;

import dev.facevalue.analytics.AnalyticsConfig;
import io.quarkus.runtime.LaunchMode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the tag of an answer of all that it depends on. */
@ApplicationScoped
class EntityTags {

    /** 128 bits: two answers never share one by chance. */
    private static final int BYTES = 16;

    private final String build;
    private final List<String> settings;

    @Inject
    EntityTags(AnalyticsConfig config) {
        // While the program is being changed under it, no answer outlives a restart.
        this(LaunchMode.current() == LaunchMode.DEVELOPMENT ? UUID.randomUUID().toString() : build(), settings(config));
    }

    EntityTags(String build, List<String> settings) {
        this.build = build;
        this.settings = List.copyOf(settings);
    }

    /** Every setting that alters an answer stands here. */
    private static List<String> settings(AnalyticsConfig config) {
        return List.of(
                Integer.toString(config.answers().maxGroups()),
                Integer.toString(config.answers().enoughDeals()));
    }

    /**
     * The tag of an answer, without quotes.
     *
     * @param position names the deals that were counted
     * @param asOf the greatest {@code ce_time} ever applied, as the answer tells it
     */
    String tag(Asked asked, String position, @Nullable Instant asOf) {
        List<String> parts = new ArrayList<>();
        parts.add(build);
        parts.add(Integer.toString(settings.size()));
        parts.addAll(settings);
        parts.add(position);
        parts.add(String.valueOf(asOf));
        parts.add(asked.mediaType());
        parts.add(asked.language());
        parts.add(asked.query());
        parts.addAll(asked.question());
        return digest(parts);
    }

    private static String digest(List<String> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length first: whatever a team is called, no two lists of texts become the same bytes.
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                digest.update(bytes);
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), BYTES));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** What decides answers, in one word: another build may answer in another way. */
    static String build() {
        try (InputStream file = Objects.requireNonNull(EntityTags.class.getResourceAsStream(BuildId.FILE))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
