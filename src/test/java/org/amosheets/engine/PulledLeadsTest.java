package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.store.Inbox;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.junit.jupiter.api.Test;

/** Rows for leads that a person asked for, where the mapping leaves leads without a row alone. */
@Shows("F48")
class PulledLeadsTest {

    private AppendRig rig = rig();

    private static AppendRig rig() {
        AppendRig rig = new AppendRig(60);
        rig.mapping.setNewLeads("ignore");
        rig.mapping.setAppendWhen(Map.of());
        rig.work();
        return rig;
    }

    private long lead() {
        long contact = rig.crm.ui().createContact("Анна", "+79990001122", null);
        return rig.crm.ui().createLead("Анна", 500, SampleAccount.SALES, SampleAccount.SALES_NEW, contact);
    }

    private void pull(Source source, long lead) {
        rig.plain.inbox().accept(Inbox.Lane.LEADS, List.of(Change.lead(lead, source, rig.clock.millis())));
        rig.work();
    }

    private void isThereOnce(long lead) {
        assertThat(rig.rowsOf(lead)).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("budget", "500").containsEntry("phone", "+79990001122");
            assertThat(row.get("sync_key")).isNotEmpty();
        });
        assertThat(rig.tab.rows()).hasSize(1);
    }

    @Test
    void aLeadThatIsAskedForGetsOneRowHoweverOften() {
        long lead = lead();
        rig.announce(List.of(lead));
        rig.work();
        assertThat(rig.rowsOf(lead)).isEmpty();

        pull(Source.PULLED, lead);
        pull(Source.PULLED, lead);
        pull(Source.PULLED_AGAIN, lead);

        isThereOnce(lead);
    }

    @Test
    @Shows({"G1", "I5", "L5"})
    void whereverTheServiceIsKilledTheLeadGetsOneRowWithoutBeingAskedForAgain() {
        Set<String> moments = new HashSet<>();
        for (int moment = 0; moment < 400; moment++) {
            rig = rig();
            long lead = lead();
            rig.diesIn = moment;

            pull(Source.PULLED, lead);

            assertThat(rig.rowsOf(lead)).as("killed %s", rig.diedAt).hasSize(1);
            isThereOnce(lead);
            if (rig.diedAt == null) {
                break;
            }
            moments.add(rig.diedAt);
        }
        assertThat(rig.diedAt).as("all moments were tried").isNull();
        assertThat(moments).contains("before sheets-write", "after sheets-write", "after Redis COMMIT");
    }

    @Test
    @Shows({"G9", "F45"})
    void aDeletedRowStaysAwayUntilItIsAskedForAgain() {
        long lead = lead();
        pull(Source.PULLED, lead);
        rig.tab.deleteRow(2);
        rig.poll();
        rig.work();

        pull(Source.PULLED, lead);
        assertThat(rig.rowsOf(lead)).isEmpty();

        pull(Source.PULLED_AGAIN, lead);
        isThereOnce(lead);
        rig.crm.ui().setPrice(lead, 700);
        rig.announce(List.of(lead));
        rig.work();
        assertThat(rig.rowsOf(lead).get(0)).containsEntry("budget", "700");
    }

    @Test
    @Shows({"G1", "L5"})
    void whereverTheServiceIsKilledADeletedRowComesBackOnce() {
        for (int moment = 0; moment < 400; moment++) {
            rig = rig();
            long lead = lead();
            pull(Source.PULLED, lead);
            rig.tab.deleteRow(2);
            rig.poll();
            rig.work();
            rig.diesIn = moment;

            pull(Source.PULLED_AGAIN, lead);

            assertThat(rig.rowsOf(lead)).as("killed %s", rig.diedAt).hasSize(1);
            isThereOnce(lead);
            if (rig.diedAt == null) {
                return;
            }
        }
        assertThat(rig.diedAt).as("all moments were tried").isNull();
    }

    @Test
    void aDeletedLeadGetsNoneAndItsOldRowStaysWhatItWas() {
        long never = lead();
        rig.crm.ui().deleteLead(never);
        pull(Source.PULLED, never);
        assertThat(rig.tab.rows()).isEmpty();

        long once = lead();
        pull(Source.PULLED, once);
        rig.tab.deleteRow(2);
        rig.poll();
        rig.crm.ui().deleteLead(once);
        pull(Source.PULLED_AGAIN, once);
        rig.crm.ui().restoreLead(once);
        pull(Source.PULLED, once);
        assertThat(rig.tab.rows()).isEmpty();
    }

    @Test
    void aLeadThatARowNamesIsJoinedToThatRow() {
        long lead = lead();
        rig.tab.setRow(2, Map.of("name", "Анна", "amo_deal_id", Long.toString(lead)));
        pull(Source.PULLED, lead);
        assertThat(rig.rowsOf(lead)).hasSize(1);
        assertThat(rig.tab.rows()).hasSize(1);
    }
}
