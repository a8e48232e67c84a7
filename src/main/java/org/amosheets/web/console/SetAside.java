package org.amosheets.web.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.Wording.Glossary;
import org.amosheets.store.Inbox;
import org.amosheets.store.Standing;
import org.amosheets.sync.Change;
import org.amosheets.web.console.RowNames.Row;

/** What is parked and what is held, the rows' notes, and what a person does about them. */
final class SetAside {

    /** So many rows of an entry are named; the others are counted. */
    private static final int ROWS = 50;

    private static final int NOTES = 200;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,7}");
    private static final String PROBLEMS = Console.HOME + "/problems";
    private static final String HELD = Console.HOME + "/held";

    private final Parts parts;

    SetAside(Parts parts) {
        this.parts = parts;
    }

    /**
     * An entry of either list.
     *
     * @param sort what it is about, by a name that has words: {@code row}, {@code copy}, {@code brake} and so on
     * @param more how many rows are not among the named ones
     * @param onlyApproved whether it cannot be dropped
     */
    record Entry(
            String id,
            String sort,
            String reason,
            List<Row> rows,
            int more,
            List<Long> leads,
            long since,
            boolean onlyApproved) {}

    /** What stands in a row's note. */
    record Note(int number, Row row, String text) {}

    View problems(Visit visit, Words words) {
        return View.of("problems")
                .with("entries", entries(Standing.PARKED, words))
                .with("leadLink", parts.leadLink());
    }

    View held(Visit visit, Words words) {
        return View.of("held")
                .with("entries", entries(Standing.HELD, words))
                .with("stopped", parts.stopped())
                .with("leadLink", parts.leadLink());
    }

    /** The notes are read from the sheet, which takes its time; a page does not wait for them. */
    View notes(Visit visit, Words words) {
        View view = visit.fragment()
                ? View.part("problems", "notes")
                : problems(visit, words).with("now", true);
        List<Note> notes = notes();
        return view.with("notes", notes.stream().limit(NOTES).toList())
                .with("more", Math.max(0, notes.size() - NOTES))
                .with("leadLink", parts.leadLink());
    }

    private List<Entry> entries(String kind, Words words) {
        List<Standing.Entry> standing = parts.standing().list(kind);
        List<String> keys = standing.stream()
                .flatMap(entry -> entry.rows().stream().limit(ROWS))
                .toList();
        RowNames names = RowNames.of(parts.store(), keys);
        return standing.stream()
                .map(entry -> new Entry(
                        entry.id(),
                        entry.id().split(":", 2)[0],
                        Plain.of(entry.reason(), words),
                        names.of(entry.rows(), ROWS),
                        Math.max(0, entry.rows().size() - ROWS),
                        entry.leads().stream().limit(ROWS).toList(),
                        entry.since(),
                        StandingChanges.onlyApproved(entry)))
                .toList();
    }

    private List<Note> notes() {
        Glossary glossary = parts.wording().now();
        if (glossary.noteColumn().isEmpty()) {
            return List.of();
        }
        Map<String, Map<Integer, String>> columns =
                parts.sheet().columns(List.of(glossary.noteColumn(), glossary.keyColumn()));
        Map<Integer, String> texts = new TreeMap<>(columns.getOrDefault(glossary.noteColumn(), Map.of()));
        Map<Integer, String> keys = columns.getOrDefault(glossary.keyColumn(), Map.of());
        // The header is no row.
        texts.remove(1);
        Collection<String> known = texts.keySet().stream()
                .map(number -> keys.getOrDefault(number, "").strip())
                .filter(key -> !key.isEmpty())
                .toList();
        RowNames names = RowNames.of(parts.store(), known);
        List<Note> notes = new ArrayList<>();
        texts.forEach((number, text) -> {
            Row row = names.of(keys.getOrDefault(number, "").strip());
            notes.add(new Note(number, new Row(row.key(), number, row.lead(), row.name()), text));
        });
        return notes;
    }

    String retry(Visit visit) {
        return said(PROBLEMS, act(visit, parts.standing()::retry), "retried");
    }

    String dismiss(Visit visit) {
        return said(PROBLEMS, act(visit, parts.standing()::drop), "dismissed");
    }

    String approve(Visit visit) {
        return said(HELD, act(visit, parts.standing()::approve), "approved");
    }

    String drop(Visit visit) {
        return said(HELD, act(visit, parts.standing()::drop), "dropped");
    }

    /** Has the row looked at once more. */
    String look(Visit visit) {
        String key = visit.given("key");
        String number = visit.given("row");
        long now = parts.clock().millis();
        if (KEY.matcher(key).matches()) {
            parts.store().inbox().accept(Inbox.Lane.ROWS, List.of(Change.key(key, Change.Source.OPERATOR, now)));
        } else if (NUMBER.matcher(number).matches()) {
            Change row = Change.row(Integer.parseInt(number), Change.Source.OPERATOR, now);
            parts.store().inbox().accept(Inbox.Lane.ROWS, List.of(row));
        } else {
            return said(PROBLEMS, false, "");
        }
        return said(PROBLEMS, true, "looks-again");
    }

    private static boolean act(Visit visit, Predicate<String> action) {
        return action.test(visit.given("id"));
    }

    private static String said(String place, boolean done, String words) {
        return place + "?said=" + (done ? words : "gone");
    }
}
