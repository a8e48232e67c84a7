package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9} between a write to the sheet that took effect and the commit that would have remembered it. */
@Shows({"I2", "L5"})
class KilledWriteTest {

    private final World world = World.deals();
    private final Service service = Service.of(world);

    @AfterEach
    void close() {
        service.close();
        world.close();
    }

    /** amoCRM's value stood in the cell and the person typed over it, so theirs is the newer word and no conflict. */
    @Test
    void whatIsTypedOverAValueThatAKilledServiceBroughtIsNotTakenForAConflict() throws Exception {
        service.start();
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.announced();
        int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        World.eventually().until(() -> world.crm.webhooks().idle());
        AtomicBoolean killed = new AtomicBoolean();
        // On the thread that serves the write, before it is answered.
        try (AutoCloseable watch = world.sheets.onChange(change -> {
            if (world.tab.cell(row, "budget").equals("950") && killed.compareAndSet(false, true)) {
                service.kill();
            }
        })) {
            assertThat(watch).isNotNull();
            world.crm.ui().setPrice(Long.parseLong(world.tab.cell(row, "amo_deal_id")), 950);
            World.eventually().until(() -> killed.get() && !service.alive());
        }
        world.tab.type(row, "budget", "960");

        service.start();

        World.eventually().untilAsserted(() -> {
            Agreement.holds(world);
            assertThat(world.tab.cell(row, "budget")).isEqualTo("960");
        });
    }
}
