package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.Pipeline;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.amocrm.Status;
import org.junit.jupiter.api.Test;

/** Rows for leads that have none: which get one, and that it is one. */
class AppendRowsTest {

    private AppendRig rig = new AppendRig(60);

    private long lead(String name, long status) {
        long contact = rig.crm.ui().createContact(name, "+79990001122", null);
        return rig.crm.ui().createLead(name, 500, SampleAccount.SALES, status, contact);
    }

    private void announced(Long... leads) {
        rig.announce(List.of(leads));
        rig.work();
    }

    private void isThereOnce(long lead) {
        assertThat(rig.rowsOf(lead)).as("rows of lead %s", lead).hasSize(1);
        assertThat(rig.rowsOf(lead).get(0))
                .containsEntry("budget", "500")
                .containsEntry("phone", "+79990001122")
                .containsEntry("status", "В работе")
                .containsEntry("amo_link", "https://sandbox.amocrm.test/leads/detail/" + lead);
        assertThat(rig.rowsOf(lead).get(0).get("sync_key")).isNotEmpty();
    }

    @Test
    @Shows("F27")
    void aLeadInATriggerStatusGetsARowWithAllItsCells() {
        rig.work();
        long lead = lead("=1+1", SampleAccount.SALES_WORK);

        announced(lead);

        isThereOnce(lead);
        assertThat(rig.rowsOf(lead).get(0)).containsEntry("name", "=1+1");
        assertThat(rig.tab.find("name", "=1+1")).isEqualTo(2);
    }

    @Test
    @Shows({"G1", "I5", "I6", "I9", "L5"})
    void whereverItIsKilledALeadGetsOneRow() {
        Set<String> moments = new HashSet<>();
        for (int moment = 0; moment < 400; moment++) {
            rig = new AppendRig(1);
            rig.work();
            long lead = lead("Анна", SampleAccount.SALES_WORK);
            rig.calls.clear();
            rig.diesIn = moment;

            announced(lead);
            rig.diesIn = -1;
            rig.poll();
            announced(lead);

            isThereOnce(lead);
            assertThat(rig.tab.rows()).as("killed %s", rig.diedAt).hasSize(1);
            if (rig.diedAt == null) {
                break;
            }
            moments.add(rig.diedAt);
        }
        assertThat(rig.diedAt).as("all moments were tried").isNull();
        assertThat(moments)
                .contains("before sheets-write", "after sheets-write", "after sheets-structure", "after Redis COMMIT");
    }

    @Test
    @Shows({"G9", "F45"})
    void aRowDeletedBetweenItsWriteAndTheCommitStaysAwayWhereverTheServiceWasKilledBetween() {
        for (String where : List.of("after sheets-write", "before Redis COMMIT")) {
            rig = new AppendRig(60);
            rig.work();
            long lead = lead("Анна", SampleAccount.SALES_WORK);
            boolean seen = false;
            for (int moment = 0; moment < 200 && !seen; moment++) {
                rig = new AppendRig(60);
                rig.work();
                lead = lead("Анна", SampleAccount.SALES_WORK);
                rig.diesIn = moment;
                rig.announce(List.of(lead));
                rig.workUntilDeath();
                seen = where.equals(rig.diedAt) && !rig.rowsOf(lead).isEmpty();
            }
            assertThat(seen).as("killed %s with the row written", where).isTrue();
            rig.tab.deleteRow(rig.tab.find("amo_deal_id", Long.toString(lead)));

            rig.restart();
            rig.work();
            rig.crm.ui().setPrice(lead, 700);
            announced(lead);
            rig.poll();
            rig.work();

            assertThat(rig.rowsOf(lead)).isEmpty();
        }
    }

    @Test
    @Shows({"G9", "F45"})
    void aDeletedRowDoesNotComeBack() {
        rig.work();
        long lead = lead("Анна", SampleAccount.SALES_WORK);
        announced(lead);
        rig.tab.deleteRow(2);

        rig.crm.ui().setPrice(lead, 700);
        announced(lead);
        rig.poll();
        rig.crm.ui().moveLead(lead, SampleAccount.SALES_NEW);
        announced(lead);
        rig.crm.ui().moveLead(lead, SampleAccount.SALES_WORK);
        announced(lead);
        rig.reconcile();
        rig.work();

        assertThat(rig.tab.rows()).isEmpty();
    }

    @Test
    @Shows({"F28", "F29"})
    void otherStatusesAndPipelinesMakeNoRow() {
        rig.work();
        long other = lead("Борис", SampleAccount.SALES_NEW);
        long elsewhere = rig.crm.ui().createLead("Опт", 1, SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_INVOICE, 0);
        long deleted = lead("Глеб", SampleAccount.SALES_WORK);
        rig.crm.ui().deleteLead(deleted);

        announced(other, elsewhere, deleted);

        assertThat(rig.tab.rows()).isEmpty();
    }

    @Test
    void aRowStaysAndIsSyncedOnceItsLeadHasLeftTheTriggerStatus() {
        rig.work();
        long lead = lead("Вера", SampleAccount.SALES_WORK);
        announced(lead);

        rig.crm.ui().moveLead(lead, SampleAccount.SALES_TALKS);
        rig.crm.ui().setPrice(lead, 900);
        announced(lead);

        assertThat(rig.rowsOf(lead))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("budget", "900").containsEntry("status", "Согласование"));
    }

    @Test
    @Shows({"G5", "I2", "I4"})
    void whoTypesIntoTheSameFreeRowKeepsWhatTheyTyped() {
        rig.work();
        long lead = lead("Дина", SampleAccount.SALES_WORK);
        rig.beforeAppend = () -> rig.tab.type(2, "comment", "моё");

        announced(lead);

        isThereOnce(lead);
        assertThat(rig.tab.cell(2, "comment")).isEqualTo("моё");
        assertThat(rig.tab.cell(2, "amo_deal_id")).isEmpty();
        assertThat(rig.tab.cell(2, "sync_key")).isEmpty();
        assertThat(rig.tab.find("amo_deal_id", Long.toString(lead))).isEqualTo(3);
    }

    @Test
    @Shows({"G5", "I4"})
    void aRowInsertedAboveInThatMomentMovesNothingThatIsOthers() {
        rig.tab.setRow(2, "Чужая", "", "", "", "чужое");
        rig.work();
        long lead = lead("Егор", SampleAccount.SALES_WORK);
        rig.beforeAppend = () -> rig.tab.insertRow(2);

        announced(lead);

        isThereOnce(lead);
        assertThat(rig.tab.cell(3, "comment")).isEqualTo("чужое");
        assertThat(rig.tab.cell(3, "amo_deal_id")).isEmpty();
    }

    @Test
    @Shows({"G1", "G12", "I5", "I17"})
    void aServiceThatStoodStillRightBeforeItsWriteMakesNoSecondRow() {
        rig.work();
        long lead = lead("Нина", SampleAccount.SALES_WORK);
        rig.beforeAppend = rig::takeOver;

        announced(lead);
        rig.poll();
        announced(lead);

        isThereOnce(lead);
        assertThat(rig.tab.rows()).hasSize(1);
    }

    @Test
    void rowsThatNobodySyncsStandAboveNewOnes() {
        rig.tab.setRow(7, "", "", "", "", "Итого");
        rig.work();
        long lead = lead("Жанна", SampleAccount.SALES_WORK);

        announced(lead);

        assertThat(rig.tab.find("amo_deal_id", Long.toString(lead))).isEqualTo(8);
    }

    @Test
    @Shows({"G1", "I5"})
    void aRowOfAnOlderToolThatNamesTheLeadIsItsRow() {
        rig.work();
        long lead = lead("Зоя", SampleAccount.SALES_WORK);
        rig.tab.setRow(4, "Зоя", "'+79990001122", "500", "В работе");
        rig.tab.type(4, "amo_deal_id", Long.toString(lead));

        announced(lead);
        rig.pass(Duration.ofSeconds(40));
        rig.work();

        isThereOnce(lead);
        assertThat(rig.tab.find("amo_deal_id", Long.toString(lead))).isEqualTo(4);
    }

    @Test
    @Shows({"G1", "I5"})
    void aPersonsCopyOfALeadGetsARowOfItsOwn() {
        rig.work();
        rig.reconcile();
        rig.tab.setRow(2, "Игорь", "+79990001122", "500");
        rig.poll();
        rig.work();
        rig.pass(Duration.ofSeconds(10));
        rig.work();
        long made = rig.crm.state().leads().get(0).id();
        rig.crm.ui().moveLead(made, SampleAccount.SALES_WORK);
        announced(made);
        assertThat(rig.rowsOf(made)).hasSize(1);

        long copy = rig.crm.ui().copyLead(made);
        announced(made, copy);

        assertThat(rig.rowsOf(made)).hasSize(1);
        assertThat(rig.rowsOf(copy)).hasSize(1);
    }

    @Test
    @Shows({"G2", "I13"})
    void aLeadWhoseWebhookWasLostIsFoundByTheReconciliation() {
        rig.work();
        rig.reconcile();
        long lead = lead("Кира", SampleAccount.SALES_WORK);
        rig.pass(Duration.ofMinutes(5));

        rig.reconcile();
        rig.work();

        isThereOnce(lead);
    }

    @Test
    @Shows("D004-35")
    void aPipelineThatIsAddedLaterIsKnownWithoutARestart() {
        rig.work();
        rig.crm
                .ui()
                .addPipeline(new Pipeline(
                        4_000_001,
                        "Продажи Ташкент",
                        3,
                        false,
                        false,
                        List.of(new Status(4_000_002, "В работе", 20, 0))));
        long lead = rig.crm.ui().createLead("Новая", 1, 4_000_001, 4_000_002, 0);

        announced(lead);
        for (int i = 0; i < 4; i++) {
            rig.pass(Duration.ofSeconds(31));
            rig.work();
        }

        assertThat(rig.rowsOf(lead)).hasSize(1);
    }

    @Test
    @Shows("D004-10")
    void aThousandLeadsAreAThousandRowsInFewRequests() {
        rig.work();
        List<Long> leads = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            leads.add(lead("Человек " + i, SampleAccount.SALES_WORK));
        }
        rig.calls.clear();

        rig.announce(leads);
        rig.work();

        assertThat(leads).allSatisfy(lead -> assertThat(rig.rowsOf(lead)).hasSize(1));
        assertThat(rig.tab.rows()).hasSize(1_000);
        assertThat(rig.calls.stream().filter(call -> call.startsWith("sheets-")))
                .hasSizeLessThanOrEqualTo(10);
        assertThat(rig.calls.stream().filter(call -> call.startsWith("amocrm-")))
                .hasSizeLessThanOrEqualTo(40);
    }

    @Test
    @Shows("D000-11")
    void whereTheMappingIgnoresLeadsWithoutARowNothingIsAsked() {
        rig.mapping.setNewLeads("ignore");
        rig.mapping.setAppendWhen(null);
        rig.work();
        long lead = lead("Лев", SampleAccount.SALES_WORK);
        rig.calls.clear();

        announced(lead);

        assertThat(rig.calls).noneMatch(call -> call.startsWith("amocrm-") || call.startsWith("sheets-"));
        assertThat(rig.tab.rows()).isEmpty();
    }

    @Test
    @Shows({"G1", "I6", "I13"})
    void tenAnnouncementsMakeOneRow() {
        rig.work();
        long lead = lead("Майя", SampleAccount.SALES_WORK);
        for (int i = 0; i < 10; i++) {
            rig.announce(List.of(lead));
            if (i % 3 == 0) {
                rig.work();
            }
        }
        rig.work();

        isThereOnce(lead);
    }
}
