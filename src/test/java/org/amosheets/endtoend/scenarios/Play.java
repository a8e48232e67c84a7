package org.amosheets.endtoend.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.endtoend.World;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Inbox;
import org.amosheets.store.Log;
import org.amosheets.store.Store;

/** One scenario on the stage that all share: what is done, and what has to be seen in the end. */
final class Play implements AutoCloseable {

    final World world;
    final Cast cast;
    private final Writes writes;
    private final String lastConflict;
    private final Set<LeadView> leadsBefore;

    Play(World world) {
        this.world = world;
        this.cast = new Cast(world);
        this.lastConflict = conflictLog().latest(1).stream()
                .map(Log.Line<ConflictEntry>::id)
                .findFirst()
                .orElse("");
        this.leadsBefore = Set.copyOf(world.crm.state().leads());
        this.writes = new Writes(world);
    }

    private Log<ConflictEntry> conflictLog() {
        return world.bean(Store.class).conflictLog();
    }

    void addRows(List<Map<String, String>> table) {
        for (Map<String, String> row : table) {
            cast.enters(row.getOrDefault("name", ""), row.getOrDefault("email", ""));
        }
        List<String> columns = List.of("name", "phone", "email", "budget", "status");
        world.tab.paste(
                world.tab.filledRows() + 1,
                table.stream()
                        .map(row -> columns.stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .toList())
                        .toList());
    }

    /** Waits until nothing is under way anywhere. */
    void rest() {
        World.eventually().until(this::isAtRest);
    }

    private boolean isAtRest() {
        Inbox inbox = world.bean(Store.class).inbox();
        return world.sheets.script().idle()
                && world.crm.webhooks().idle()
                && inbox.waiting(Inbox.Lane.ROWS) + inbox.waiting(Inbox.Lane.LEADS) == 0;
    }

    /** The rows from top to bottom, in the columns of the table; a note is only {@code yes} or empty. */
    void sheetShows(List<Map<String, String>> expected) {
        World.eventually().untilAsserted(() -> assertThat(rows(expected)).isEqualTo(expected));
    }

    private List<Map<String, String>> rows(List<Map<String, String>> expected) {
        List<Map<String, String>> shown = new ArrayList<>();
        for (Map<String, String> row : world.tab.rows()) {
            if (row.values().stream().allMatch(String::isEmpty)) {
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (String column : columns(expected)) {
                cells.put(
                        column,
                        column.equals("note")
                                ? (row.getOrDefault("sync_note", "").isEmpty() ? "" : "yes")
                                : row.getOrDefault(column, ""));
            }
            shown.add(cells);
        }
        return shown;
    }

    /** The leads that came into being during the scenario, by name; those in the trash are no leads. */
    void crmShows(List<Map<String, String>> expected) {
        World.eventually()
                .untilAsserted(() -> assertThat(leads(expected)).containsExactlyInAnyOrderElementsOf(expected));
    }

    private List<Map<String, String>> leads(List<Map<String, String>> expected) {
        Set<Long> old = Set.copyOf(leadsBefore.stream().map(LeadView::id).toList());
        List<Map<String, String>> shown = new ArrayList<>();
        for (LeadView lead : world.crm.state().leads()) {
            if (!old.contains(lead.id())) {
                ContactView contact = world.crm.state().mainContact(lead.id()).orElseThrow();
                Map<String, String> all = Map.of(
                        "name", contact.name(),
                        "phone", String.join(", ", contact.phones()),
                        "email", String.join(", ", contact.emails()),
                        "price", Long.toString(lead.price()),
                        "status", cast.status(lead).name());
                Map<String, String> line = new LinkedHashMap<>();
                columns(expected).forEach(column -> line.put(column, all.getOrDefault(column, "?")));
                shown.add(line);
            }
        }
        return shown;
    }

    private static Set<String> columns(List<Map<String, String>> table) {
        return table.isEmpty() ? Set.of("name") : table.get(0).keySet();
    }

    /** Exactly these lost, each once. */
    void conflictsAre(List<Map<String, String>> expected) {
        rest();
        List<Map<String, String>> lines = new ArrayList<>();
        for (Log.Line<ConflictEntry> line : conflictLog().after(lastConflict, 100)) {
            Map<String, String> said = new TreeMap<>();
            Map<String, String> all = fields(line.entry());
            columns(expected).forEach(column -> said.put(column, all.getOrDefault(column, "?")));
            lines.add(said);
        }
        assertThat(lines)
                .as("conflicts")
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(TreeMap::new).toList());
    }

    private static Map<String, String> fields(ConflictEntry entry) {
        return Map.of(
                "field", entry.field(),
                "base", entry.base(),
                "sheet", entry.sheet(),
                "crm", entry.crm(),
                "winner", entry.winner());
    }

    /** Exactly these, each once, in any order. */
    void writesAre(List<Map<String, String>> expected) {
        rest();
        List<Map<String, String>> all = writes.all();
        all.forEach(line -> line.put("of", cast.called(line.getOrDefault("of", ""))));
        assertThat(all).as("writes of the service").containsExactlyInAnyOrderElementsOf(expected);
    }

    /** Leaves an empty tab and an account without this scenario's leads. */
    @Override
    public void close() throws Exception {
        writes.close();
        world.crm.faults().clear();
        world.sheets.faults().clear();
        while (world.tab.filledRows() > 1) {
            world.tab.deleteRow(2);
        }
        world.crm.state().leads().forEach(lead -> world.crm.ui().deleteLead(lead.id()));
        rest();
    }
}
