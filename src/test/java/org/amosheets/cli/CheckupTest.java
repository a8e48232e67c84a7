package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.Misconfigured;
import org.amosheets.store.StoreUnavailable;
import org.junit.jupiter.api.Test;

class CheckupTest {

    private final Checkup checkup = new Checkup(Words.in(Locale.ENGLISH));

    @Test
    void warningsAloneEndWithZero() {
        checkup.ok("secret", "secret.ok");
        checkup.warn("secret", "secret.none");

        assertThat(checkup.code()).isZero();
    }

    @Test
    @Shows("F61")
    void whatWasMerelyFoundGivesWayToWhatCannotBeReachedOrIsMisconfigured() {
        checkup.fault("headers", "headers.doubled", "name");
        assertThat(checkup.code()).isEqualTo(1);

        checkup.failed("amocrm", "amocrm.fault", new AmoCrmException.Blocked("Tried to call."));
        assertThat(checkup.code()).isEqualTo(3);

        checkup.failed("pipeline", "pipeline.fault", new Misconfigured("Tried to find."));
        assertThat(checkup.code()).isEqualTo(3);
    }

    @Test
    void theFirstSentenceOfOurOwnAmongTheCausesIsTheFix() {
        RuntimeException wrapped = new IllegalStateException(
                "wrapped", new StoreUnavailable("Tried to reach Redis but failed; start it.", null));

        checkup.failed("redis", "redis.fault", wrapped);

        assertThat(checkup.checks().get(0).fix()).isEqualTo("Tried to reach Redis but failed; start it.");
        assertThat(checkup.code()).isEqualTo(3);
    }

    @Test
    void whatNobodyForesawEndsWithOne() {
        assertThat(Failures.code(new IllegalStateException("odd"))).isEqualTo(1);
        assertThat(Failures.sentence(new IllegalStateException("odd"))).contains("not foreseen", "odd");
    }
}
