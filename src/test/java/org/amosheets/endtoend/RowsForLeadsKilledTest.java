package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.sheets.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the real process while it gives rows to leads; {@code AppendRowsTest} does it at each step. */
@Shows({"G1", "I5", "I9", "L5"})
class RowsForLeadsKilledTest {

    private final World world = LeadDesk.world();
    private final Service service = Service.of(world);

    @AfterEach
    void close() {
        service.close();
        world.close();
    }

    private List<Long> leads(int count) {
        List<Long> leads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leads.add(world.crm.ui().createLead("Сделка " + i, i, SampleAccount.SALES, SampleAccount.SALES_WORK, 0));
        }
        return leads;
    }

    private void startAndSetUp() {
        LeadDesk.file(world.data);
        service.start();
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.announced();
    }

    private void eachHasOneRow(List<Long> leads) {
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.rows())
                        .extracting(row -> row.getOrDefault("amo_deal_id", ""))
                        .containsExactlyInAnyOrderElementsOf(
                                leads.stream().map(String::valueOf).toList()));
        assertThat(world.tab.rows()).extracting(row -> row.get("sync_key")).doesNotHaveDuplicates();
    }

    @Test
    void rowsThatWereWrittenByAKilledServiceAreNotWrittenAgain() throws Exception {
        startAndSetUp();
        AtomicBoolean killed = new AtomicBoolean();
        List<Long> leads;
        // On the thread that serves the write, before it is answered.
        try (AutoCloseable watch = world.sheets.onChange(change -> {
            if (!world.tab.cell(2, "amo_deal_id").isEmpty() && killed.compareAndSet(false, true)) {
                service.kill();
            }
        })) {
            assertThat(watch).isNotNull();
            leads = leads(30);
            World.eventually().until(() -> killed.get() && !service.alive());
        }

        service.start();

        eachHasOneRow(leads);
    }

    @Test
    void rowsThatAKilledServiceWasAboutToWriteAreWritten() {
        startAndSetUp();
        world.sheets.faults().next(1, call -> call.isWrite() && !call.isToken(), Fault.hang());
        List<Long> leads = leads(30);
        World.eventually().until(() -> world.sheets.faults().hanging() > 0);
        service.kill();

        service.start();

        eachHasOneRow(leads);
        // The write of the killed service arrives after all.
        world.sheets.faults().clear();
        World.eventually().until(() -> world.sheets.faults().hanging() == 0);
        eachHasOneRow(leads);
    }
}
