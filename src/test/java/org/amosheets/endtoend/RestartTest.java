package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Inbox;
import org.amosheets.store.Log;
import org.amosheets.store.Store;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the service holds of both sides: who wins after a pause, what it leaves alone, and when it is silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestartTest {

    private final World world = World.deals().with("SYNC_POLL_SECONDS", "2").with("SYNC_RECONCILE_SECONDS", "1");
    private int people;
    private int row;

    @BeforeAll
    void start() {
        world.started().announced();
    }

    /** Each test has a row of its own. */
    @BeforeEach
    void oneLinkedRow() {
        people++;
        row = world.tab.addRow(
                "Анна " + people, "8 999 000 " + (1000 + people), "anna" + people + "@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.agrees(world, world.tab.row(row)));
        // The cells show before the write is counted, and the batch ends after that.
        World.eventually().until(() -> world.bean(Store.class).inbox().waiting(Inbox.Lane.ROWS) == 0);
    }

    @AfterAll
    void close() {
        world.close();
    }

    private LeadView lead() {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow();
    }

    private int crmWrites() {
        return world.crm
                .log()
                .requests(request ->
                        !request.method().equals("GET") && request.path().startsWith("/api/"))
                .size();
    }

    /** So many writes there were to either side, and there are no more over a poll and some reconciliations. */
    private void stays(int crmWrites, int sheetWrites) {
        World.eventually().until(() -> world.crm.webhooks().idle());
        Awaitility.await()
                .pollInterval(Duration.ofMillis(100))
                .during(Duration.ofMillis(3_500))
                .atMost(Duration.ofSeconds(6))
                .untilAsserted(() -> {
                    assertThat(crmWrites()).as("writes to amoCRM").isEqualTo(crmWrites);
                    assertThat(world.sheets.writes()).as("writes to the sheet").isEqualTo(sheetWrites);
                });
    }

    private void forgetWrites() {
        World.eventually().until(() -> world.crm.webhooks().idle());
        world.crm.log().clear();
        world.sheets.clearLog();
    }

    @Test
    @Shows({"G4", "I7", "L3", "F54", "D001-1"})
    void anEditCrossesOnceAndThenAllIsSilent() {
        stays(crmWrites(), world.sheets.writes());

        forgetWrites();
        world.tab.type(row, "budget", "200");
        World.eventually().until(() -> lead().price() == 200);
        stays(1, 0);

        forgetWrites();
        world.crm.ui().moveLead(lead().id(), SampleAccount.SALES_TALKS);
        World.eventually().until(() -> world.tab.cell(row, "status").equals("Согласование"));
        stays(0, 1);

        forgetWrites();
        world.stop();
        world.start();
        World.eventually().until(() -> !world.crm.requests().isEmpty() && world.sheets.reads() > 0);
        stays(0, 0);
    }

    @Test
    @Shows({"G2", "I2"})
    void ofTwoEditsOfOneFieldAmoCrmsWinsAndTheOtherIsKept() {
        world.stop();
        world.tab.type(row, "budget", "500");
        world.crm.ui().setPrice(lead().id(), 900);

        world.start();

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "budget")).isEqualTo("900"));
        assertThat(lead().price()).isEqualTo(900);
        String key = world.tab.cell(row, "sync_key");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.bean(Store.class).conflictLog().latest(10))
                                .extracting(Log.Line::entry)
                                .filteredOn(entry -> key.equals(entry.row()))
                                .extracting(
                                        ConflictEntry::row,
                                        ConflictEntry::field,
                                        ConflictEntry::base,
                                        ConflictEntry::sheet,
                                        ConflictEntry::crm,
                                        ConflictEntry::winner)
                                .containsExactly(tuple(key, "lead.price", "100", "500", "900", "crm")));
    }

    @Test
    @Shows("I3")
    void aFormulaIsReadAndNeverWrittenOver() {
        world.tab.type(row, "budget", "=100*2+50");
        World.eventually().untilAsserted(() -> assertThat(lead().price()).isEqualTo(250));

        world.crm.ui().setPrice(lead().id(), 300);

        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "sync_note")).isNotEmpty());
        assertThat(world.tab.formula(row, "budget")).isEqualTo("=100*2+50");
        assertThat(lead().price()).isEqualTo(300);
        forgetWrites();
        stays(0, 0);

        world.stop();
        world.start();
        World.eventually().until(() -> world.sheets.reads() > 0);
        stays(0, 0);
        assertThat(world.tab.formula(row, "budget")).isEqualTo("=100*2+50");
        assertThat(lead().price()).isEqualTo(300);
    }

    @Test
    @Shows("V4")
    void textThatLooksLikeAFormulaComesAsText() {
        for (String name : List.of(
                "=1+1",
                "+79990001122",
                "-5",
                "@SUM(A1)",
                "=HYPERLINK(\"http://x.test\";\"y\")",
                "'007",
                "1e5",
                "01.02")) {
            world.crm.ui().renameContact(lead().mainContactId(), name);

            World.eventually()
                    .untilAsserted(
                            () -> assertThat(world.tab.value(row, "name")).isEqualTo(name));
            assertThat(world.tab.formula(row, "name")).isNull();
            assertThat(world.crm.state().mainContact(lead().id()).orElseThrow().name())
                    .isEqualTo(name);
        }
        forgetWrites();
        stays(0, 0);
    }
}
