package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.amosheets.engine.Wording.Glossary;
import org.amosheets.store.AuditEntry;
import org.amosheets.web.console.RowNames.Row;

/**
 * One thing that was done, in words.
 *
 * @param side where it was written: {@code crm}, {@code sheet}, or empty for nowhere
 * @param what what was done, by a name that has words
 * @param took how long it took since it was announced, in ms; 0 = nobody announced it
 * @param result what else became of it; empty where it was simply done
 */
record Happening(
        long at,
        String side,
        String what,
        List<Row> rows,
        long lead,
        long contact,
        List<Value> values,
        String cause,
        String result,
        boolean failed,
        long took) {

    private static final int ROWS = 20;

    /** What stood there, and what stands there since. */
    record Value(String name, String before, String after) {}

    /** @param at when it was kept, or when it was sent if it is still under way */
    static Happening of(AuditEntry entry, long at, RowNames names, Glossary glossary, Words words) {
        boolean inCrm = entry.side().equals("crm") || entry.side().isEmpty();
        List<Value> values = new ArrayList<>();
        new TreeMap<>(entry.values())
                .forEach((name, change) -> values.add(new Value(
                        inCrm ? named(name, glossary, words) : name,
                        inCrm ? glossary.value(name, change.before()) : change.before(),
                        inCrm ? glossary.value(name, change.after()) : change.after())));
        boolean done = entry.result().equals(AuditEntry.DONE);
        return new Happening(
                at,
                entry.side(),
                entry.what(),
                names.of(entry.rows(), ROWS),
                entry.lead(),
                entry.contact(),
                values,
                Plain.of(entry.cause(), words),
                done ? "" : Plain.of(entry.result(), words),
                !entry.result().startsWith(AuditEntry.DONE) && !entry.underWay(),
                entry.saidAt() > 0 ? Math.max(0, at - entry.saidAt()) : 0);
    }

    /** The same where only the moment of sending is known, which says nothing of how long it took. */
    Happening untimed() {
        return new Happening(at, side, what, rows, lead, contact, values, cause, result, failed, 0);
    }

    /** A field by its column, else by what it is in amoCRM. */
    private static String named(String field, Glossary glossary, Words words) {
        String column = glossary.column(field);
        return column.equals(field) ? words.or("crm." + field, field) : column;
    }
}
