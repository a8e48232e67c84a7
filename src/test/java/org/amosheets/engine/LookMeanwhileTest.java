package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The look at the whole tab lets batches go on while it reads: what they did meanwhile, the read does not show. */
class LookMeanwhileTest {

    private final DeskRig rig = new DeskRig(40);

    private int row(String name, String phone) {
        int row = rig.tab.filledRows() + 1;
        rig.tab.setRow(row, name, phone, "", "100", "");
        return row;
    }

    private int linked(String name, String phone) {
        int row = row(name, phone);
        rig.rowEdited(row);
        rig.work();
        return row;
    }

    private void edited(int row, String column, String text) {
        rig.tab.type(row, column, text);
        rig.rowEdited(row);
        rig.work();
    }

    @Test
    @Shows("I6")
    void aRowThatGetsItsLeadMeanwhileIsNeitherNewNorGone() {
        linked("Анна", "8 999 100 0001");
        int row = row("Борис", "8 999 100 0002");

        rig.pollWhile(() -> {
            rig.rowEdited(row);
            rig.work();
        });

        assertThat(rig.rowsWaiting()).isZero();
        assertThat(rig.known(rig.tab.cell(row, "sync_key")).position()).isEqualTo(row);
        rig.work();
        assertThat(rig.crm.state().leads()).hasSize(2);
    }

    @Test
    void whatABatchTookFromTheRowOrWroteIntoItMeanwhileIsNoEdit() {
        int row = linked("Анна", "8 999 100 0001");
        long lead = rig.lead(row).id();

        rig.pollWhile(() -> edited(row, "budget", "200"));
        assertThat(rig.rowsWaiting()).isZero();

        rig.pollWhile(() -> {
            rig.crm.ui().setPrice(lead, 300);
            rig.leadsChanged(List.of(lead));
            rig.work();
        });
        assertThat(rig.rowsWaiting()).isZero();
        assertThat(rig.tab.cell(row, "budget")).isEqualTo("300");
    }

    @Test
    @Shows({"I2", "L1"})
    void anEditThatNobodyAnnouncedIsFoundThoughABatchWroteTheRowMeanwhile() {
        int row = linked("Анна", "8 999 100 0001");
        rig.tab.type(row, "budget", "200");

        rig.pollWhile(() -> {
            // The batch takes the first edit; the second one comes after it.
            rig.rowEdited(row);
            rig.work();
            rig.tab.type(row, "budget", "300");
        });
        rig.poll();
        rig.work();

        assertThat(rig.lead(row).price()).isEqualTo(300);
    }

    @Test
    void aRowThatIsNotThereAnyMoreIsForgottenAsBefore() {
        linked("Анна", "8 999 100 0001");
        int gone = linked("Борис", "8 999 100 0002");
        String key = rig.tab.cell(gone, "sync_key");
        rig.tab.deleteRow(gone);

        rig.pollWhile(() -> edited(2, "budget", "200"));

        assertThat(rig.known(key).position()).isZero();
        assertThat(rig.lead(2).price()).isEqualTo(200);
    }

    @Test
    void aRowThatMovesMeanwhileIsKnownWhereTheBatchFoundIt() {
        linked("Анна", "8 999 100 0001");
        int row = linked("Борис", "8 999 100 0002");
        String key = rig.tab.cell(row, "sync_key");

        rig.pollWhile(() -> {
            rig.tab.insertRow(2);
            edited(row + 1, "budget", "200");
        });

        assertThat(rig.known(key).position()).isEqualTo(row + 1);
    }

    @Test
    @Shows("L1")
    void aLookThatIsAskedForMeanwhileIsStillDue() {
        linked("Анна", "8 999 100 0001");

        rig.pollWhile(() -> {
            rig.pass(java.time.Duration.ofSeconds(1));
            rig.askForLook();
        });

        assertThat(rig.isLookDue()).isTrue();
    }

    @Test
    @Shows("L1")
    void aLookThatAPersonAsksForMeanwhileIsDone() {
        linked("Анна", "8 999 100 0001");
        rig.personAsksForLook();

        rig.pollWhile(() -> {
            rig.pass(java.time.Duration.ofSeconds(1));
            rig.personAsksForLook();
        });

        rig.calls.clear();
        rig.work();
        assertThat(rig.calls).containsOnlyOnce("sheets-whole-tab");
    }

    @Test
    void columnsThatAreBackBeforeTheReadIsComparedWereNotLost() {
        linked("Анна", "8 999 100 0001");
        row("Борис", "8 999 100 0002");
        int keys = rig.tab.headers().indexOf("sync_key") + 1;
        int leads = rig.tab.headers().indexOf("amo_deal_id") + 1;
        rig.tab.type(1, keys, "x");
        rig.tab.type(1, leads, "y");

        rig.pollWhile(() -> {
            rig.tab.type(1, keys, "sync_key");
            rig.tab.type(1, leads, "amo_deal_id");
        });
        rig.work();

        assertThat(rig.crm.state().leads()).as("the new row is not held").hasSize(2);
    }

    @Test
    @Shows("I6")
    void aBatchEndsThatBeganBeforeALookFoundAnotherInstallation() {
        linked("Анна", "8 999 100 0001");
        int row = row("Борис", "8 999 100 0002");

        rig.atNextRows = rig::anotherInstallationIsFoundHere;
        rig.rowEdited(row);
        rig.work();

        assertThat(rig.crm.state().leads()).hasSize(1);
        assertThat(rig.tab.cell(row, "sync_key")).isEmpty();
    }

    @Test
    @Shows("L1")
    void aRowThatGotItsLeadBeforeTheMappingChangedIsLookedAtForThatToo() {
        linked("Анна", "8 999 100 0001");
        int row = row("Борис", "8 999 100 0002");

        rig.pollWhile(() -> {
            rig.rowEdited(row);
            rig.work();
            // The same columns, so that no row looks edited.
            rig.remap("contact.email", "contact.phone");
        });
        rig.poll();

        assertThat(rig.keysTaken())
                .containsExactlyInAnyOrder(rig.tab.cell(2, "sync_key"), rig.tab.cell(row, "sync_key"));
    }

    @Test
    void aRowThatABatchFoundMissingAndIsBackIsKnownWhereItStands() {
        linked("Анна", "8 999 100 0001");
        int row = linked("Борис", "8 999 100 0002");
        String key = rig.tab.cell(row, "sync_key");
        long lead = rig.lead(row).id();
        rig.tab.cutRow(row, 20);

        rig.pollWhile(() -> {
            String was = rig.tab.cell(20, "sync_key");
            rig.tab.clearCell(20, "sync_key");
            rig.crm.ui().setPrice(lead, 300);
            rig.leadsChanged(List.of(lead));
            rig.work();
            assertThat(rig.known(key).position()).isZero();
            rig.tab.type(20, "sync_key", was);
        });

        assertThat(rig.known(key).position()).isEqualTo(20);
        rig.work();
        assertThat(rig.tab.cell(20, "budget")).isEqualTo("300");
    }

    @Test
    void aRowWhoseKeyWasForAMomentAnotherOnesIsNotForgotten() {
        int row = linked("Анна", "8 999 100 0001");
        String key = rig.tab.cell(row, "sync_key");
        rig.tab.type(row, "sync_key", "another");

        rig.pollWhile(() -> rig.tab.type(row, "sync_key", key));

        assertThat(rig.known(key).position()).isEqualTo(row);
    }

    @Test
    void anImportReadsTheTabOnlyOnceALookHasLetGoOfIt() throws InterruptedException {
        linked("Анна", "8 999 100 0001");
        rig.beginImport();
        Thread feeding = new Thread(rig::feedImport);

        rig.pollWhile(() -> {
            feeding.start();
            Awaitility.await().until(() -> !feeding.isAlive() || waitsForTheTab(feeding));
            assertThat(feeding.isAlive()).isTrue();
        });

        feeding.join();
        assertThat(rig.isImporting()).isFalse();
    }

    private static boolean waitsForTheTab(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("takeLook"));
    }
}
