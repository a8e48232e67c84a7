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
 * @param title what was done, or was to be done and was not
 * @param took how long it took since it was announced, in ms; 0 = nobody announced it
 * @param result what else became of it; empty where it was simply done
 */
record Happening(
        long at,
        String side,
        String what,
        String title,
        List<Row> rows,
        long lead,
        long contact,
        List<Value> values,
        String cause,
        String result,
        boolean failed,
        long took) {

    private static final int ROWS = 20;
    /** How a result begins that says why the other side took nothing. */
    private static final String REFUSED = "refused: ";

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
        return new Happening(
                at,
                entry.side(),
                entry.what(),
                title(entry, words),
                names.of(entry.rows(), ROWS),
                entry.lead(),
                entry.contact(),
                values,
                Plain.of(entry.cause(), words),
                result(entry.result(), words),
                !entry.result().startsWith(AuditEntry.DONE) && !entry.underWay(),
                entry.saidAt() > 0 ? Math.max(0, at - entry.saidAt()) : 0);
    }

    /** The same where only the moment of sending is known, which says nothing of how long it took. */
    Happening untimed() {
        return new Happening(at, side, what, title, rows, lead, contact, values, cause, result, failed, 0);
    }

    /** Only what was done is said to have been: a lead that amoCRM refused was not created. */
    private static String title(AuditEntry entry, Words words) {
        String what = "what." + entry.what();
        String done = words.or(what, entry.what());
        if (entry.result().startsWith(AuditEntry.DONE)) {
            return done;
        }
        return words.or(what + (entry.result().startsWith(REFUSED) ? ".refused" : ".sent"), done);
    }

    /** The title says already that it was refused. */
    private static String result(String result, Words words) {
        if (result.equals(AuditEntry.DONE)) {
            return "";
        }
        return result.equals(AuditEntry.UNCONFIRMED)
                ? words.of("result.unconfirmed")
                : Plain.of(result.startsWith(REFUSED) ? result.substring(REFUSED.length()) : result, words);
    }

    /** A field by its column, else by what it is in amoCRM. */
    private static String named(String field, Glossary glossary, Words words) {
        String column = glossary.column(field);
        return column.equals(field) ? words.or("crm." + field, field) : column;
    }
}
