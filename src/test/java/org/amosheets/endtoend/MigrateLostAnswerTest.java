package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The change over from an older tool, where a write to the sheet goes through or not and nobody is told. */
class MigrateLostAnswerTest {

    static List<Arguments> faults() {
        List<Arguments> faults = new ArrayList<>();
        for (int write = 1; write <= 2; write++) {
            faults.add(Arguments.of(write, "applied, then the connection closes", Fault.closeAfter()));
            faults.add(Arguments.of(write, "applied, and 503 all the same", Fault.statusAfter(503)));
            faults.add(Arguments.of(write, "lost on its way", Fault.closeBefore()));
        }
        return faults;
    }

    @ParameterizedTest(name = "write {0}: {1}")
    @MethodSource("faults")
    @Shows({"G1", "L5"})
    void atTheLatestASecondRunEndsAsIfNothingHadBeenLost(int write, String what, Fault fault) {
        try (World world = new World("simple", "email", "amount", "amo_deal_id", "sync_note", "sync_key")) {
            long contact = world.crm.ui().createContact("", null, "anna@example.test");
            long lead = world.crm.ui().createLead("Сделка из строки 2", 100, contact);
            world.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));
            try (OlderRedis redis = new OlderRedis(world)) {
                redis.link(2, lead);
            }
            AtomicInteger writes = new AtomicInteger();
            world.sheets
                    .faults()
                    .next(1, call -> call.isWrite() && !call.isToken() && writes.incrementAndGet() == write, fault);

            int code = new Commands(world).call("migrate").code();

            assertThat(world.sheets.faults().planned()).as(what).isZero();
            assertThat(code).isIn(0, 3);
            new Commands(world).json(0, "migrate");
            assertThat(world.tab.cell(2, "amo_deal_id")).isEqualTo(Long.toString(lead));
            assertThat(world.tab.cell(2, "sync_key")).isNotEmpty();
            assertThat(world.tab.rows()).hasSize(1);
            assertThat(world.crm.state().leads()).hasSize(1);
        }
    }
}
