package org.amosheets.sync.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sync.Plan.Conflict;
import org.amosheets.sync.histories.World.Row;

/** What people did and what the service wrote, for the oracle; the planner sees none of it. */
final class Ledger {

    /**
     * A value that a person put somewhere in place of another.
     *
     * @param where the row's key, or amoCRM
     * @param owed whether the value has to come to something; an emptied cell does not where nothing was agreed yet, for
     *     then "empty" says nothing
     */
    record Edit(int time, Place place, String where, String before, String after, boolean owed) {}

    record Seen(int time, Place place, Conflict conflict) {}

    final List<Edit> edits = new ArrayList<>();
    final List<Seen> conflicts = new ArrayList<>();
    private final Map<Object, Integer> counts = new HashMap<>();
    /** Whether the service was killed before it kept a base: a base may be older than both sides from then on. */
    boolean killed;
    /**
     * Where somebody then set a side back to such a base, or took away what a cell got without its base: it looks as if
     * he had changed nothing, or as if the cell's value were somebody's edit. The planner cannot know better; the engine
     * has to finish what it began before it reads again.
     */
    final Set<Place> trapped = new HashSet<>();

    Ledger(World world) {
        for (Row row : world.rows) {
            for (String field : World.FIELDS) {
                Place place = row.place(field);
                world.crm(place).forEach(value -> typed(place, value));
                if (row.shows(field) && !row.base().containsKey(field)) {
                    typed(place, row.cell(field).canonical());
                    count(new SheetEdits(place));
                    count(new CellEdits(row.key(), field));
                }
                count(new Versions(place));
            }
        }
    }

    /** Keys of what is counted. */
    record SheetEdits(Place place) {}

    record CellEdits(String row, String field) {}

    /** How often amoCRM's value became another. */
    record Versions(Place place) {}

    record Patches(Place place) {}

    record CellWrites(String row, String field) {}

    void count(Object key) {
        counts.merge(key, 1, Integer::sum);
    }

    int counted(Object key) {
        return counts.getOrDefault(key, 0);
    }

    private void typed(Place place, String value) {
        edits.add(new Edit(
                -1,
                place,
                "the beginning",
                "",
                place.plain(value),
                !place.plain(value).isEmpty()));
    }

    /** Whether a person ever typed the value into this place. */
    boolean wasTyped(Place place, String value) {
        String plain = place.plain(value);
        return plain.isEmpty()
                || edits.stream()
                        .anyMatch(edit ->
                                edit.place().equals(place) && edit.after().equals(plain));
    }
}
