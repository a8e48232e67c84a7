package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two installations in one {@code .env}. */
@Shows("F63")
class ScopedNamesTests {

    private static Env twoInstallations() {
        Env env = Env.complete().without("AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SPREADSHEET_ID");
        for (String prefix : new String[] {"DEV_", "PROD_"}) {
            String value = prefix.equals("DEV_") ? "dev" : "prod";
            env.with(prefix + "AMO_SUBDOMAIN", value)
                    .with(prefix + "AMO_CLIENT_ID", value)
                    .with(prefix + "AMO_CLIENT_SECRET", value)
                    .with(prefix + "AMO_REDIRECT_URI", "https://" + value + ".example.com/")
                    .with(prefix + "AMO_AUTH_CODE", value)
                    .with(prefix + "AMO_TOKEN_STORE", value)
                    .with(prefix + "GOOGLE_SHEET_ID", value)
                    .with(prefix + "GOOGLE_WORKSHEET_NAME", value)
                    .with(prefix + "TRIGGER_STATUS_NAME", value)
                    .with(prefix + "TRIGGER_STATUS_NAMES", value + "2");
        }
        return env;
    }

    @ParameterizedTest
    @Shows("F63")
    @CsvSource({"dev, dev", "DEV, dev", "development, dev", "prod, prod", "production, prod", "'', dev"})
    void theEnvironmentChoosesAmongScopedNames(String environment, String chosen) {
        Settings settings = twoInstallations().with("ENVIRONMENT", environment).settings();

        assertThat(settings.amoCrm().baseUrl()).hasToString("https://" + chosen + ".amocrm.ru");
        assertThat(settings.amoCrm().auth()).isInstanceOfSatisfying(AmoCrmAuth.OAuth.class, oauth -> {
            assertThat(oauth.clientId()).isEqualTo(chosen);
            assertThat(oauth.redirectUri()).hasToString("https://" + chosen + ".example.com/");
            assertThat(oauth.authCode()).contains(new Secret(chosen));
        });
        assertThat(settings.sheet().spreadsheetId()).isEqualTo(chosen);
        assertThat(settings.sheet().worksheetName()).contains(chosen);
        assertThat(settings.sync().orders().triggerStatusNames()).containsExactly(chosen, chosen + "2");
    }

    @Test
    void theScopedNameIsTold() {
        assertThat(twoInstallations().with("ENVIRONMENT", "prod").notices())
                .contains("PROD_AMO_SUBDOMAIN is read as AMO_BASE_URL");
    }

    @Test
    void aPlainNameWinsOverAScopedOneWithAWarning() {
        Env env = twoInstallations().with("ENVIRONMENT", "prod").with("AMO_CLIENT_ID", "plain");

        assertThat(env.settings().amoCrm().auth())
                .isInstanceOfSatisfying(
                        AmoCrmAuth.OAuth.class,
                        oauth -> assertThat(oauth.clientId()).isEqualTo("plain"));
        assertThat(env.notices())
                .anyMatch(notice -> notice.startsWith("Warning: PROD_AMO_CLIENT_ID differs from AMO_CLIENT_ID"));
    }

    @Test
    void anUnsetEnvironmentMeansDevAndIsTold() {
        assertThat(twoInstallations().notices()).anyMatch(notice -> notice.startsWith("ENVIRONMENT is not set"));
    }

    @Test
    void anEnvironmentOfOtherSoftwareChoosesNothing() {
        Env env = twoInstallations().with("ENVIRONMENT", "staging");

        assertThat(env.namesAtFault()).containsExactly("AMO_BASE_URL", "AMO_LONG_LIVED_TOKEN", "GOOGLE_SPREADSHEET_ID");
        assertThat(env.failure()).hasMessageContaining("ENVIRONMENT is neither dev nor prod");
    }

    @Test
    void onlyTheElevenScopedKeysAreChosen() {
        assertThat(Env.complete()
                        .with("ENVIRONMENT", "prod")
                        .with("PROD_APP_PORT", "1")
                        .settings()
                        .service()
                        .port())
                .isEqualTo(8080);
    }
}
