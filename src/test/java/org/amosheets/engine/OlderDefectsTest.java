package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;

/** What the older tools fell over, for the core of the service, where each call to either side can be counted. */
class OlderDefectsTest {

    private final DeskRig rig = new DeskRig(1_200);

    private int row(String name, String phone, String email, String budget) {
        int row = rig.tab.filledRows() + 1;
        rig.tab.setRow(row, name, phone, email, budget, "");
        rig.rowEdited(row);
        return row;
    }

    private void linked(int count) {
        List<List<String>> rows = IntStream.range(0, count)
                .mapToObj(i -> List.of("Клиент " + i, "8 999 100 " + (1000 + i), "", "100", ""))
                .toList();
        rig.tab.paste(2, rows);
        rig.poll();
        rig.work();
        assertThat(rig.crm.state().leads()).hasSize(count);
        rig.calls.clear();
    }

    @Test
    @Shows("D002-1")
    void whatANewRowCostsDoesNotGrowWithTheAccountAndTheLeadsOfItsContact() {
        long small = callsOfANewRow(new DeskRig(100), 1);
        long big = callsOfANewRow(new DeskRig(100), 1_000);

        assertThat(big).isEqualTo(small).isLessThan(8);
    }

    /** The second row's: with the first one the service gets to know the account. */
    private static long callsOfANewRow(DeskRig desk, int leads) {
        long known = desk.crm.ui().createContact("Анна", null, "anna@example.test");
        for (int i = 0; i < leads; i++) {
            desk.crm.ui().createLead("Заказ " + i, i, known);
        }
        for (int row = 2; row < 4; row++) {
            desk.calls.clear();
            desk.tab.setRow(row, "Анна", "", "anna@example.test", Integer.toString(row), "");
            desk.rowEdited(row);
            desk.work();
            assertThat(desk.lead(row).mainContactId()).isEqualTo(known);
        }
        return desk.amoCrmCalls();
    }

    @Test
    @Shows("D000-11")
    void aWebhookOfALeadThatIsInNoRowAsksNothing() {
        linked(1);
        long other = rig.crm.ui().createLead("Чужая", 5, 0);

        rig.leadsChanged(List.of(other));
        rig.work();

        assertThat(rig.calls).isEmpty();
    }

    @Test
    @Shows({"D001-5", "D004-9"})
    void blankRowsBetweenTheOthersMakeNoLeadsAndStay() {
        row("Анна", "8 999 000-11-22", "", "1");
        rig.tab.setRow(5, "Борис", "8 999 000-22-33", "", "2", "");
        rig.poll();
        rig.work();

        assertThat(rig.crm.state().leads()).extracting(LeadView::name).containsExactly("Анна", "Борис");
        assertThat(rig.tab.cell(5, "amo_deal_id")).isNotEmpty();
        assertThat(rig.tab.row(3).values()).allMatch(String::isEmpty);
        assertThat(rig.tab.row(4).values()).allMatch(String::isEmpty);
    }

    @Test
    @Shows("D001-6")
    void aLeadIdThatIsNoneIsSaidInItsRowAndTheOthersGoOn() {
        linked(1);
        int bad = row("Вера", "8 999 000-33-44", "", "3");
        rig.tab.type(bad, "amo_deal_id", "уточнить");
        int good = row("Глеб", "8 999 000-44-55", "", "4");

        rig.work();

        assertThat(rig.tab.cell(bad, "sync_note")).contains("уточнить");
        assertThat(rig.tab.cell(bad, "amo_deal_id")).isEqualTo("уточнить");
        assertThat(rig.lead(good).price()).isEqualTo(4);
        assertThat(rig.crm.state().leads()).hasSize(2);
    }

    @Test
    @Shows({"D002-5", "D002-7", "F55"})
    void whoEditsARowAllTheWhileThatASlowAmoCrmMakesItsLeadGetsOneLeadWithTheLastValue() {
        int row = row("Дина", "8 999 000-55-66", "dina@example.test", "1");
        rig.amoCrmTakes = Duration.ofSeconds(2);
        List<Integer> typed = new ArrayList<>(List.of(1));
        rig.meanwhile = () -> {
            if (typed.size() < 8) {
                typed.add(typed.size() + 1);
                rig.tab.type(row, "budget", Integer.toString(typed.size()));
                rig.rowEdited(row);
            }
        };

        rig.work();

        assertThat(typed).hasSizeGreaterThan(2);
        assertThat(rig.crm.state().leads()).hasSize(1);
        assertThat(rig.crm.state().contacts()).hasSize(1);
        assertThat(rig.lead(row).price()).isEqualTo(typed.size());
        assertThat(rig.tab.cell(row, "budget")).isEqualTo(Integer.toString(typed.size()));
    }

    @Test
    @Shows({"D002-4", "D004-1"})
    void readsOfTheSheetThatFailMakeAndMoveAndForgetNothing() {
        linked(30);
        List<LeadView> before = rig.crm.state().leads();
        rig.crm.ui().moveLead(before.get(0).id(), SampleAccount.SALES_TALKS);
        List<LeadView> moved = rig.crm.state().leads();

        for (int i = 0; i < 3; i++) {
            rig.failingReads = 1;
            try {
                rig.poll();
            } catch (RuntimeException e) {
                assertThat(e).hasMessageContaining("too many requests");
            }
            rig.failingReads = 1;
            rig.rowEdited(4);
            rig.work();
        }
        assertThat(rig.crm.state().leads()).as("nothing is sent").isEqualTo(moved);

        rig.tab.type(4, "budget", "777");
        rig.poll();
        rig.work();
        assertThat(rig.lead(4).price()).isEqualTo(777);
        assertThat(rig.crm.state().leads()).hasSize(30);
    }

    @Test
    @Shows("D004-12")
    void aLeadThatIsMovedThereAndBackWithinSecondsEndsAsItIs() {
        linked(1);
        long lead = rig.lead(2).id();
        String first = rig.tab.cell(2, "status");

        for (long stage : List.of(SampleAccount.SALES_WORK, SampleAccount.SALES_NEW, SampleAccount.SALES_WORK)) {
            rig.crm.ui().moveLead(lead, stage);
            rig.leadsChanged(List.of(lead));
            rig.work();
        }
        assertThat(rig.tab.cell(2, "status")).isEqualTo("В работе").isNotEqualTo(first);

        rig.crm.ui().moveLead(lead, SampleAccount.SALES_NEW);
        rig.leadsChanged(List.of(lead));
        rig.work();
        assertThat(rig.tab.cell(2, "status")).isEqualTo(first);
    }

    @Test
    @Shows({"D002-26", "F23", "F53"})
    void aThousandLeadsThatAreMovedAtOnceAllShowInFewRequests() {
        linked(1_000);
        List<Long> leads = rig.crm.state().leads().stream().map(LeadView::id).toList();

        rig.crm.ui().bulkMove(leads, SampleAccount.SALES, SampleAccount.SALES_TALKS);
        rig.leadsChanged(leads);
        rig.work();

        assertThat(IntStream.range(2, 1_002)
                        .filter(row -> !rig.tab.cell(row, "status").equals("Согласование")))
                .isEmpty();
        assertThat(rig.sheetCalls()).isLessThanOrEqualTo(10);
        assertThat(rig.amoCrmCalls()).isLessThanOrEqualTo(40);
    }

    @Test
    @Shows({"D001-1", "G4"})
    void aPollOfRowsThatNobodyTouchedSendsNothingToAmoCrm() {
        linked(50);

        for (int i = 0; i < 12; i++) {
            rig.pass(Duration.ofMinutes(5));
            rig.poll();
            rig.work();
        }

        assertThat(rig.calls.stream().filter(call -> call.startsWith("amocrm-")))
                .as("names, once an hour")
                .isSubsetOf("amocrm-account", "amocrm-lead-fields", "amocrm-contact-fields", "amocrm-pipelines")
                .hasSizeLessThanOrEqualTo(4);
        assertThat(rig.calls).doesNotContain("sheets-write");
    }
}
