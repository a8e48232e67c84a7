package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sandbox.amocrm.LeadView;

/** What everybody typed, each value once, and what of it has to be seen at rest. Rows are known by their e-mail. */
final class CrashLedger {

    private final Map<String, Map<String, String>> expected = new LinkedHashMap<>();
    private final Set<String> trashed = new HashSet<>();
    private final List<List<String>> conflicts = new ArrayList<>();

    /** This column of the row has to show the value on both sides. */
    void expect(String email, String column, String value) {
        expected.computeIfAbsent(email, each -> new LinkedHashMap<>()).put(column, value);
    }

    /** The lead lies in the trash: the row stays as it is and says so. */
    void trashed(String email, boolean now) {
        if (now) {
            trashed.add(email);
        } else {
            trashed.remove(email);
        }
    }

    /** amoCRM's value won over the sheet's. */
    void conflict(String sheet, String crm) {
        conflicts.add(List.of("lead.price", sheet, crm, "crm"));
    }

    /** One row, one lead and one contact for each person, every value where it belongs, every loser in the log, once. */
    void holds(World world, List<List<String>> conflictLog) {
        List<Map<String, String>> rows = Agreement.rows(world);
        assertThat(rows)
                .extracting(row -> Agreement.cell(row, "email"))
                .containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(rows)
                .extracting(row -> Agreement.cell(row, "amo_deal_id"))
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(rows)
                .extracting(row -> Agreement.cell(row, "sync_key"))
                .doesNotContain("")
                .doesNotHaveDuplicates();
        assertThat(world.crm.state().leads()).hasSize(expected.size() - trashed.size());
        assertThat(world.crm.state().trash()).hasSize(trashed.size());
        assertThat(world.crm.state().contacts()).hasSize(expected.size());
        rows.forEach(row -> holds(world, row));
        assertThat(conflictLog).containsExactlyInAnyOrderElementsOf(conflicts);
    }

    private void holds(World world, Map<String, String> row) {
        String email = Agreement.cell(row, "email");
        assertThat(row).containsAllEntriesOf(expected.getOrDefault(email, Map.of()));
        if (trashed.contains(email)) {
            LeadView lead = world.crm
                    .state()
                    .lead(Long.parseLong(Agreement.cell(row, "amo_deal_id")))
                    .orElseThrow();
            assertThat(lead.deleted()).isTrue();
            assertThat(Agreement.cell(row, "sync_note")).as("note of %s", row).isNotEmpty();
        } else {
            Agreement.agrees(world, row);
            assertThat(Agreement.cell(row, "sync_note")).as("note of %s", row).isEmpty();
        }
    }
}
