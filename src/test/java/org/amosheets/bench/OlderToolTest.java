package org.amosheets.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what is played costs what the older tools were seen to cost. */
class OlderToolTest {

    private static final int ROWS = 3;

    @TempDir
    Path dir;

    private Site site;
    private OlderTool tool;

    @BeforeEach
    void begin() {
        site = new Site(new Options(List.of(), 1, ROWS, true, Duration.ZERO, List.of(), dir, dir), "t", ROWS);
        // On a busy machine requests bunch up on their way, and one that is refused counts twice.
        site.crm.settings().delayMs(0).ratePerSecond(1000);
        site.sheets.faults().delay(Duration.ZERO);
        tool = new OlderTool(site);
        site.clearLogs();
    }

    @AfterEach
    void end() {
        site.close();
    }

    @Test
    void aNewRowOfAnUnknownPersonCostsFifteenRequestsAndOneWrite() {
        LinkedRows.addHeaders(site);

        new OlderSheetToCrm(tool).create(Site.FIRST_ROW, People.rows(1).get(0));

        assertCost(15, 0, 1);
        assertThat(site.tab.cell(Site.FIRST_ROW, LinkedRows.LEAD_COLUMN))
                .isEqualTo(Long.toString(site.crm.state().leads().get(0).id()));
        assertThat(site.crm.state().links()).hasSize(1);
    }

    @Test
    void aPersonWhomAmoCrmKnowsByEmailGetsNoSecondContact() {
        site.crm.ui().createContact("Клиент", null, "client0@example.test");
        site.crm.ui().settleSearch();

        new OlderSheetToCrm(tool).create(Site.FIRST_ROW, People.rows(1).get(0));

        assertThat(site.crm.state().contacts()).hasSize(1);
    }

    @Test
    void anEditedBudgetCostsTwelveRequestsOneReadAndOneWrite() {
        LinkedRows linked = LinkedRows.fill(site, true);
        site.tab.type(Site.FIRST_ROW + 1, "budget", "650000");

        new OlderSheetToCrm(tool).update(Site.FIRST_ROW + 1);

        assertCost(12, 1, 1);
        assertThat(site.crm.state().lead(linked.leads.get(1)).orElseThrow().price())
                .isEqualTo(650_000);
    }

    @Test
    void movedLeadsCostTwoRequestsForFiftyAndAWriteEach() {
        LinkedRows linked = LinkedRows.fill(site, true);
        OlderCrmToSheet older = new OlderCrmToSheet(tool);

        older.readMoved(linked.leads, linked.contacts);
        older.writeStage(Site.FIRST_ROW);
        older.writeStage(Site.FIRST_ROW + 1);

        assertCost(2, 0, 2);
        assertThat(site.tab.cell(Site.FIRST_ROW + 1, "status")).isEqualTo(BulkMeasure.IN_WORK);
    }

    @Test
    void aChangedAmountCostsTwoRequestsTwoReadsAndTwoWrites() {
        LinkedRows linked = LinkedRows.fill(site, true);
        site.crm.ui().setPrice(linked.leads.get(2), 777);

        new OlderCrmToSheet(tool).amount(Site.FIRST_ROW + 2, linked.leads.get(2), linked.contacts.get(2));

        assertCost(2, 2, 2);
        assertThat(site.tab.cell(Site.FIRST_ROW + 2, "budget")).isEqualTo("777");
        assertThat(site.tab.cell(Site.FIRST_ROW + 2, "email")).isEqualTo("client2@example.test");
    }

    private void assertCost(int amo, int reads, int writes) {
        Traffic traffic = site.traffic();
        assertThat(List.of(traffic.amo(), traffic.sheetReads(), traffic.sheetWrites()))
                .containsExactly(amo, reads, writes);
    }
}
