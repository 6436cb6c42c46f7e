package dev.facevalue.httpedge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Set;

/** Who may come in. */
@ConfigMapping(prefix = "facevalue")
public interface EdgeConfig {

    /**
     * Whether the demo users exist: {@code recorder}, {@code analyst} and {@code privacy}, each with its own name as
     * its password. For trying things out only. A user configured under the same name takes the demo user's place.
     */
    @WithDefault("false")
    boolean demoUsers();

    /** The users by name. A name may hold no colon, which HTTP Basic cannot carry. */
    Map<String, User> users();

    /** One user. */
    interface User {

        /**
         * The bcrypt hash of the password in modular crypt form, such as {@code htpasswd -nBC 12 name} prints behind
         * the colon. Its cost must be 10 to 16: below, a stolen hash is guessed too fast; above, a login takes seconds.
         */
        Secret<String> passwordHash();

        /** What the user may do: at least one of {@link Roles#ALL}. */
        Set<String> roles();
    }
}
