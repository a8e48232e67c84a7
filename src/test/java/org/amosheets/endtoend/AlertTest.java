package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Who is to act is told, once, by whatever the receiver does. */
class AlertTest {

    @Test
    @Shows("G11")
    void anAccessThatWasTakenIsToldOnceAlsoOverARestartAndAgainWhenItIsBack() {
        try (AlertReceiver receiver = new AlertReceiver(2);
                World world = World.deals()
                        .with("ALERT_WEBHOOK_URL", receiver.address())
                        .started()
                        .announced()) {
            world.tab.addRow("Анна Крылова", "8 999 200 10 00", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            try (Log log = new Log()) {
                world.crm.faults().on("*", "/api/.*").always().status(401);
                world.tab.type(2, "budget", "500");
                World.eventually()
                        .untilAsserted(() -> assertThat(receiver.said()).containsExactly("amocrm-access begun"));
                assertThat(log.with("ALERT_WEBHOOK_URL", "it answered 500")).hasSize(2);
                assertThat(log.with(AlertReceiver.KEY)).isEmpty();
            }
            world.stop();
            world.start();
            Operator operator = new Operator(world);
            World.eventually()
                    .until(() -> operator.text("/metrics").body().contains("amosheets_api_up{api=\"amocrm\"} 0.0"));
            World.eventually()
                    .during(Duration.ofSeconds(8))
                    .untilAsserted(() -> assertThat(receiver.said()).containsExactly("amocrm-access begun"));

            world.crm.faults().clear();

            World.eventually()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(receiver.said()).containsExactly("amocrm-access begun", "amocrm-access over"));
            assertThat(world.crm.state().leads().get(0).price()).isEqualTo(500);
            assertThat(receiver.bodies())
                    .hasSize(4)
                    .allSatisfy(body -> assertThat(body)
                            .doesNotContain("Анна", "example.test", "999", AlertReceiver.KEY, World.ADMIN));
        }
    }

    @Test
    void aReceiverThatNeverAnswersKeepsNothingFromCrossing() {
        try (AlertReceiver receiver = new AlertReceiver(1_000);
                World world = World.deals()
                        .with("ALERT_WEBHOOK_URL", receiver.address())
                        .started()
                        .announced()) {
            world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
            world.tab.addRow("Борис", "8 999 200 10 01", "boris@example.test", "200", "");
            world.tab.addRow("Вера", "8 999 200 10 02", "vera@example.test", "300", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            world.sheets.faults().access(false);
            World.eventually()
                    .untilAsserted(() -> assertThat(receiver.bodies())
                            .anySatisfy(body -> assertThat(body).contains("sheet-access", "сервисному аккаунту")));
            world.sheets.faults().access(true);
            world.tab.type(2, "budget", "500");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
        }
    }
}
