package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;

/** What happens when amoCRM does not do as it is asked. */
class AmoCrmFailureContractTest extends AmoCrmContract {

    @Test
    @Shows({"F53", "D001-14"})
    void tooManyRequestsSlowEverybodyAndAreTriedAgain() {
        fake.faults().on("GET", "/api/v4/account").times(2).status(429);

        assertThat(amo.account().id()).isEqualTo(SampleAccount.ACCOUNT_ID);

        assertThat(routes.limit.pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(routes.limit.acquired).hasValue(3);
    }

    @Test
    @Shows("D001-14")
    void aServerFailureIsTriedAgain() {
        fake.faults().on("GET", "/api/v4/account").times(1).status(500);
        fake.faults().on("GET", "/api/v4/account").times(1).closeAfter();

        assertThat(amo.account().id()).isEqualTo(SampleAccount.ACCOUNT_ID);
    }

    @Test
    void whatNeverWorksIsGivenUpAfterFiveRepetitions() {
        fake.faults().on("GET", "/api/v4/account").always().status(503);

        Busy busy = catchThrowableOfType(Busy.class, amo::account);

        assertThat(busy).hasMessageContaining("read the account").hasMessageContaining("503");
        assertThat(fake.requests()).hasSize(6);
    }

    @Test
    void nobodyWaitsLongerForAPauseThanABatchMayTake() {
        fake.faults().on("GET", "/api/v4/account").always().status(429);

        assertThatThrownBy(amo::account).isInstanceOf(Busy.class);

        assertThat(routes.limit.pauses)
                .containsExactly(
                        Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(16));
    }

    @Test
    void aPatchIsTriedAgainWithItsBody() {
        long id = fake.ui().createLead("One", 0, 0);
        amo.directory();
        fake.faults().on("PATCH", "/api/v4/leads").times(1).closeAfter();
        fake.faults().on("PATCH", "/api/v4/leads").times(1).status(504);

        assertThat(amo.patchLeads(List.of(price(id, "5"))).applied()).containsExactly(id);

        assertThat(fake.log().requests("PATCH", "/api/v4/leads")).hasSize(3);
    }

    @Test
    void aCreateWhoseAnswerIsLostIsSentOnceAndMayHaveBeenApplied() {
        amo.rowKeyField();
        fake.faults().on("POST", COMPLEX).closeAfter();
        List<NewLead> lead = List.of(newLead("row-1", "Заказ", null));

        Busy busy = catchThrowableOfType(Busy.class, () -> amo.create(lead));

        assertThat(busy.maybeApplied()).isTrue();
        assertThat(fake.log().requests("POST", COMPLEX)).hasSize(1);
        assertThat(fake.state().leads()).hasSize(1);
    }

    @Test
    @Shows("D000-15")
    void aCreateThatIsAnsweredTooLateMayHaveBeenApplied() {
        amo.rowKeyField();
        fake.faults().on("POST", COMPLEX).slow(Duration.ofSeconds(2));
        List<NewLead> lead = List.of(newLead("row-1", "Заказ", null));

        Busy busy = catchThrowableOfType(Busy.class, () -> amo.create(lead));

        assertThat(busy.maybeApplied()).isTrue();
        assertThat(fake.log().requests("POST", COMPLEX)).hasSize(1);
    }

    @Test
    void aCreateThatIsOneTooManyWasNotApplied() {
        amo.rowKeyField();
        fake.faults().on("POST", COMPLEX).status(429);
        List<NewLead> lead = List.of(newLead("row-1", "Заказ", null));

        Busy busy = catchThrowableOfType(Busy.class, () -> amo.create(lead));

        assertThat(busy.maybeApplied()).isFalse();
        assertThat(fake.log().requests("POST", COMPLEX)).hasSize(1);
    }

    @Test
    void aBlockStopsAtTheFirstAnswer() {
        fake.block();

        assertThatThrownBy(amo::account).isInstanceOf(Blocked.class).hasMessageContaining("403");

        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void anUnpaidAccountStopsEverything() {
        fake.faults().on("GET", ".*").status(402);

        assertThatThrownBy(amo::account).isInstanceOf(Blocked.class).hasMessageContaining("paid");
    }

    @Test
    void aRefusedLongLivedTokenStopsAndIsNotTold() {
        fake.oauth().revokeAll();

        assertThatThrownBy(amo::account)
                .isInstanceOf(Blocked.class)
                .hasMessageContaining("token")
                .hasMessageNotContaining(fake.token());
    }

    @Test
    void noServerThereMeansThatNothingWasSent() {
        try (AmoRoutes nowhere = new AmoRoutes("http://127.0.0.1:1", template -> token("t"))) {
            assertThatThrownBy(nowhere.amo::account)
                    .hasMessageContaining("could not be reached")
                    .isInstanceOfSatisfying(
                            Busy.class, busy -> assertThat(busy.maybeApplied()).isFalse());
        }
    }
}
