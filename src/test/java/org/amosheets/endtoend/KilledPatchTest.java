package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** The lead was made with 100 and that was never kept; what was on its way in its place must not be taken for it. */
    @Test
    void anEditOfARowWhoseCreateWasNotKeptCrossesThoughItsPatchIsLost() throws Exception {
        try (World world = World.deals();
                Service service = Service.of(world).start()) {
            int row = rowWhoseCreateIsNotKept(world, service);
            long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));
            world.tab.type(row, "budget", "200");

            killedAtItsPatchItCrossesAfterTheNextStart(world, service, row, lead, "200");
        }
    }

    /** 200 arrived, as did the lead itself, and neither was kept. */
    @Test
    void anEditAfterOneWhoseArrivalAndCreateWereNotKeptCrosses() throws Exception {
        try (World world = World.deals();
                Service service = Service.of(world).start()) {
            int row = rowWhoseCreateIsNotKept(world, service);
            world.crm.faults().on("PATCH", "/api/v4/leads").after(service::kill);
            world.tab.type(row, "budget", "200");
            service.launch();
            World.eventually().until(() -> !service.alive());
            world.tab.type(row, "budget", "300");

            service.start();

            crossed(world, service, row, "300");
        }
    }

    private static int rowWhoseCreateIsNotKept(World world, Service service) throws Exception {
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.announced();
        AtomicBoolean killed = new AtomicBoolean();
        // On the thread that serves the write, before it is answered.
        try (AutoCloseable watch = world.sheets.onChange(change -> {
            if (!world.tab.cell(2, "amo_deal_id").isEmpty() && killed.compareAndSet(false, true)) {
                service.kill();
            }
        })) {
            assertThat(watch).isNotNull();
            int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
            World.eventually().until(() -> killed.get() && !service.alive());
            return row;
        }
    }

    /** 200 arrived and that was never kept; amoCRM's 200 must not be taken for a manager's when 300 is on its way. */
    @Test
    void anEditAfterOneWhoseArrivalWasNotKeptCrossesThoughItsPatchIsLost() {
        try (World world = World.deals();
                Service service = Service.of(world).start()) {
            int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));
            world.crm.faults().on("PATCH", "/api/v4/leads").after(service::kill);
            world.tab.type(row, "budget", "200");
            World.eventually().until(() -> !service.alive());
            assertThat(world.crm.state().lead(lead).orElseThrow().price()).isEqualTo(200);
            world.tab.type(row, "budget", "300");

            killedAtItsPatchItCrossesAfterTheNextStart(world, service, row, lead, "300");
        }
    }

    private static void killedAtItsPatchItCrossesAfterTheNextStart(
            World world, Service service, int row, long lead, String typed) {
        world.crm.faults().on("PATCH", "/api/v4/leads").before(service::kill);
        service.launch();
        World.eventually().until(() -> !service.alive());
        assertThat(world.crm.state().lead(lead).orElseThrow().price()).isNotEqualTo(Long.parseLong(typed));

        service.start();

        crossed(world, service, row, typed);
    }

    private static void crossed(World world, Service service, int row, String typed) {
        World.eventually().untilAsserted(() -> {
            Agreement.holds(world);
            assertThat(world.tab.cell(row, "budget")).isEqualTo(typed);
            assertThat(service.operator("/conflicts").path("conflicts")).isEmpty();
        });
    }
}
