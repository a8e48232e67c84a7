package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** A service that dies with a patch on its way still finds what that patch overwrote (I2, I9). */
@Shows({"I2", "L5"})
class KilledPatchTest {

    @Test
    void whatThePatchOverwroteIsFoundAfterTheNextStart() {
        try (World world = World.deals();
                Service service = Service.of(world).start()) {
            int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));
            CountDownLatch patch =
                    world.crm.faults().on("PATCH", "/api/v4/leads").hang();
            world.tab.type(row, "budget", "200");
            World.eventually()
                    .until(() ->
                            !world.crm.log().requests("PATCH", "/api/v4/leads").isEmpty());
            world.crm.ui().setPrice(lead, 150);
            service.kill();
            World.eventually().until(() -> !service.alive());
            patch.countDown();
            World.eventually()
                    .until(() -> world.crm.state().lead(lead).orElseThrow().price() == 200);

            service.start();

            World.eventually().untilAsserted(() -> {
                JsonNode conflicts = service.operator("/conflicts").path("conflicts");
                assertThat(conflicts).singleElement().satisfies(found -> {
                    assertThat(found.path("field").asText()).isEqualTo("lead.price");
                    assertThat(found.path("crm").asText()).isEqualTo("150");
                    assertThat(found.path("sheet").asText()).isEqualTo("200");
                });
            });
            Agreement.holds(world);
        }
    }
}
