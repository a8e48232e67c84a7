package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account, the place of new leads and the rate. */
class AmoCrmSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "x, https://x.amocrm.ru",
        "X, https://x.amocrm.ru",
        "x.amocrm.ru, https://x.amocrm.ru",
        "x.amocrm.ru/, https://x.amocrm.ru",
        "https://x.amocrm.ru, https://x.amocrm.ru",
        "https://x.amocrm.ru/, https://x.amocrm.ru",
        "https://X.amocrm.ru:443/leads/pipeline/?filter=1#a, https://x.amocrm.ru",
        "http://x.amocrm.ru, https://x.amocrm.ru",
        "x.amocrm.com, https://x.amocrm.com",
        "x.kommo.com, https://x.kommo.com",
        "https://my-co.kommo.com/, https://my-co.kommo.com",
        "http://127.0.0.1:8090, http://127.0.0.1:8090",
        "http://localhost:8090/, http://localhost:8090",
        "http://fake-amo:80, http://fake-amo"
    })
    @Shows("D002-22")
    void theAccountsAddressIsUnderstoodInEverySpelling(String text, String expected) {
        assertThat(Env.complete().with("AMO_BASE_URL", text).settings().amoCrm().baseUrl())
                .hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my company",
                "https://",
                "ftp://x.amocrm.ru",
                "https://u:p@x.amocrm.ru",
                "amocrm.ru",
                "https://www.amocrm.ru/",
                "www.kommo.com",
                "-x",
                "x_y z",
                "//x://"
            })
    void whatIsNoAccountsAddressIsAFault(String text) {
        assertThat(Env.complete().with("AMO_BASE_URL", text).namesAtFault()).containsExactly("AMO_BASE_URL");
    }

    @Test
    @Shows("D001-13")
    void pipelineAndStatusMayBeGivenAndZeroMeansNotSet() {
        AmoCrmSettings given = Env.complete()
                .with("AMO_PIPELINE_ID", "10215450")
                .with("AMO_STATUS_ID", "80874938")
                .settings()
                .amoCrm();
        AmoCrmSettings zero = Env.complete()
                .with("AMO_PIPELINE_ID", "0")
                .with("AMO_STATUS_ID", "0")
                .settings()
                .amoCrm();

        assertThat(given.pipelineId()).hasValue(10215450);
        assertThat(given.statusId()).hasValue(80874938);
        assertThat(zero.pipelineId()).isEmpty();
        assertThat(zero.statusId()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "AMO_REQUESTS_PER_SECOND, 7, 7",
        "AMO_REQUESTS_PER_SECOND, 0.5, 0.5",
        "AMO_REQUEST_DELAY_SEC, 0.2, 5",
        "AMO_REQUEST_DELAY_SEC, 2, 0.5",
        "AMO_REQUEST_DELAY_SEC, 0.15, 6.667"
    })
    void theRateIsGivenItselfOrAsADelay(String name, String text, double expected) {
        assertThat(Env.complete().with(name, text).settings().amoCrm().requestsPerSecond())
                .isCloseTo(expected, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "7.1", "NaN", "Infinity", "six"})
    void aRateThatAmoCrmWouldNotAllowIsAFault(String text) {
        assertThat(Env.complete().with("AMO_REQUESTS_PER_SECOND", text).namesAtFault())
                .containsExactly("AMO_REQUESTS_PER_SECOND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "NaN", "soon"})
    void aDelayThatIsNoneIsAFault(String text) {
        assertThat(Env.complete().with("AMO_REQUEST_DELAY_SEC", text).namesAtFault())
                .containsExactly("AMO_REQUEST_DELAY_SEC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.08", "0.14"})
    void aDelayTooShortForAmoCrmIsLengthenedWithAWarning(String text) {
        Env env = Env.complete().with("AMO_REQUEST_DELAY_SEC", text);

        assertThat(env.settings().amoCrm().requestsPerSecond()).isEqualTo(7);
        assertThat(env.notices()).anyMatch(notice -> notice.startsWith("Warning: AMO_REQUEST_DELAY_SEC"));
    }

    @Test
    void rateAndDelayMayAgreeButNotContradict() {
        Env env = Env.complete().with("AMO_REQUESTS_PER_SECOND", "6");

        assertThat(env.with("AMO_REQUEST_DELAY_SEC", "0.17").settings().amoCrm().requestsPerSecond())
                .isEqualTo(6);
        assertThat(env.with("AMO_REQUEST_DELAY_SEC", "0.5").namesAtFault()).containsExactly("AMO_REQUEST_DELAY_SEC");
    }
}
