package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** Rows move on between the read that finds where they are and the read of the rows themselves. */
class MovingRowsTest {

    private final DeskRig rig = new DeskRig(40);

    @Test
    @Shows({"L1", "I2"})
    void aNewRowThatMovesOnWhileItIsLookedForGetsItsLeadAllTheSame() {
        rig.poll();
        rig.tab.setRow(3, "Анна", "8 999 100 0001", "", "100", "");
        rig.rowEdited(3);
        rig.workOnce();
        assertThat(rig.tab.cell(3, "sync_key")).isNotEmpty();

        rig.tab.insertRow(2);
        rig.afterRead.put("sheets-keys", () -> rig.tab.insertRow(2));
        rig.work();

        assertThat(rig.afterRead).isEmpty();
        assertThat(rig.tab.cell(5, "name")).isEqualTo("Анна");
        assertThat(rig.lead(5).price()).isEqualTo(100);
    }

    @Test
    @Shows("L1")
    void aLeadsChangeReachesARowThatMovesOnWhileItIsLookedFor() {
        rig.tab.setRow(3, "Анна", "8 999 100 0001", "", "100", "");
        rig.rowEdited(3);
        rig.work();
        long lead = rig.lead(3).id();

        rig.crm.ui().setPrice(lead, 200);
        rig.leadsChanged(List.of(lead));
        rig.tab.insertRow(2);
        rig.afterRead.put("sheets-keys", () -> rig.tab.insertRow(2));
        rig.work();

        assertThat(rig.afterRead).isEmpty();
        assertThat(rig.tab.cell(5, "budget")).isEqualTo("200");
    }
}
