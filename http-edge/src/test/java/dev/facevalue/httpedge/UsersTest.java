package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.Secret;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UsersTest {

    private static final String HASH_OF_RECORDER = "$2y$10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea";

    @Test
    void aConfiguredUserComesInWithTheRightPassword() {
        Users users = Users.of(config(false, Map.of("crm", user(HASH_OF_RECORDER, Roles.RECORDER))));

        assertThat(users.verify("crm", "recorder")).map(User::roles).contains(Set.of(Roles.RECORDER));
    }

    @Test
    void nobodyComesInWithAWrongPassword() {
        Users users = Users.of(config(false, Map.of("crm", user(HASH_OF_RECORDER, Roles.RECORDER))));

        assertThat(users.verify("crm", "guess")).isEmpty();
    }

    @Test
    void nobodyComesInUnderAnUnknownName() {
        Users users = Users.of(config(false, Map.of("crm", user(HASH_OF_RECORDER, Roles.RECORDER))));

        assertThat(users.verify("recorder", "recorder")).isEmpty();
    }

    @Test
    void theDemoUsersDoNotExistUnlessAskedFor() {
        assertThat(Users.of(config(false, Map.of())).isEmpty()).isTrue();
    }

    @Test
    void eachDemoUserComesInWithItsNameWhenAskedFor() {
        Users users = Users.of(config(true, Map.of()));

        assertThat(Users.demo())
                .hasSize(3)
                .allSatisfy(demo ->
                        assertThat(users.verify(demo.name(), demo.name())).contains(demo));
    }

    @Test
    void aConfiguredUserTakesTheDemoUsersPlace() {
        Users users = Users.of(config(true, Map.of("analyst", user(HASH_OF_RECORDER, Roles.ANALYST, Roles.RECORDER))));

        assertThat(users.verify("analyst", "analyst")).isEmpty();
    }

    @Test
    void theDemoUsersAreNamedWithTheirPasswordsForWhoeverStartsTheService() {
        assertThat(Users.of(config(true, Map.of())).demoNotice())
                .contains("for trying things out only")
                .endsWith("recorder/recorder, analyst/analyst, privacy/privacy");
    }

    @Test
    void aDemoUserWhosePlaceIsTakenIsNotNamed() {
        Users users = Users.of(config(true, Map.of("analyst", user(HASH_OF_RECORDER, Roles.ANALYST))));

        assertThat(users.demoNotice()).endsWith("recorder/recorder, privacy/privacy");
    }

    @Test
    void aDemoUserWithItsKnownPasswordIsRefused() {
        EdgeConfig config = config(false, Map.of("recorder", user(HASH_OF_RECORDER, Roles.RECORDER)));

        assertThatThrownBy(() -> Users.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FACEVALUE_DEMO_USERS=true");
    }

    @Test
    void aDemoUsersNameWithAnotherPasswordIsFine() {
        Users users = Users.of(config(false, Map.of("analyst", user(HASH_OF_RECORDER, Roles.ANALYST))));

        assertThat(users.verify("analyst", "recorder")).isPresent();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoHashIsShown() {
        EdgeConfig config = config(
                false,
                Map.of(
                        "unreadable", user("s3cret", Roles.RECORDER),
                        "weak", user(HASH_OF_RECORDER.replace("$10$", "$04$"), Roles.RECORDER),
                        "slow", user(HASH_OF_RECORDER.replace("$10$", "$31$"), Roles.RECORDER),
                        "roleless", user(HASH_OF_RECORDER),
                        "misspelt", user(HASH_OF_RECORDER, "recoder"),
                        "co:lon", user(HASH_OF_RECORDER, Roles.RECORDER)));

        assertThatThrownBy(() -> Users.of(config))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "facevalue.users.\"unreadable\".password-hash",
                        "facevalue.users.\"weak\".password-hash",
                        "facevalue.users.\"slow\".password-hash",
                        "facevalue.users.\"roleless\".roles must be one or more of analyst, privacy-officer, recorder.",
                        "facevalue.users.\"misspelt\".roles",
                        "facevalue.users.\"co:lon\"")
                .message()
                .doesNotContain("s3cret", "chInCC");
    }

    private static EdgeConfig config(boolean demoUsers, Map<String, EdgeConfig.User> users) {
        return new EdgeConfig() {
            @Override
            public boolean demoUsers() {
                return demoUsers;
            }

            @Override
            public Map<String, EdgeConfig.User> users() {
                return users;
            }
        };
    }

    private static EdgeConfig.User user(String passwordHash, String... roles) {
        return new EdgeConfig.User() {
            @Override
            public Secret<String> passwordHash() {
                return () -> passwordHash;
            }

            @Override
            public Set<String> roles() {
                return Set.of(roles);
            }
        };
    }
}
