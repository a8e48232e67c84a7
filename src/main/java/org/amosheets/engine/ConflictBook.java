package org.amosheets.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Commit;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Inbox;
import org.amosheets.store.Log;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Policy;

/** The conflicts that were written down, and a person's pick where one is open. */
public final class ConflictBook {

    private static final String OPEN = "open-";

    private final Store store;
    private final Clock clock;

    public ConflictBook(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** How a person's pick went. */
    public enum Outcome {
        TAKEN,
        UNKNOWN,
        SETTLED
    }

    /** Which conflicts to list; {@code open} empty for open and settled ones, {@code before} empty for the first page. */
    public record Wanted(Optional<String> row, OptionalLong lead, Optional<Boolean> open, String before, int limit) {}

    /** @param older what to ask for next; empty where there is no more */
    public record Page(List<ConflictEntry> entries, String older) {}

    /** The open ones, then the settled ones; the newest first of each. */
    public Page list(Wanted wanted) {
        List<ConflictEntry> found = new ArrayList<>();
        boolean inLog = Log.isId(wanted.before());
        if (wanted.open().orElse(true) && !inLog) {
            List<ConflictEntry> open = store.openConflicts().all().stream()
                    .filter(entry -> concerns(entry, wanted))
                    .toList();
            int from = Math.min(open.size(), offset(wanted.before()));
            int to = Math.min(open.size(), from + wanted.limit());
            found.addAll(open.subList(from, to));
            if (to < open.size() || found.size() == wanted.limit()) {
                boolean more = to < open.size() || wanted.open().isEmpty();
                return new Page(List.copyOf(found), more ? OPEN + to : "");
            }
        }
        String older = "";
        if (!wanted.open().orElse(false)) {
            int left = wanted.limit() - found.size();
            List<Log.Line<ConflictEntry>> lines = settled(wanted, inLog ? wanted.before() : "", left);
            lines.stream()
                    .map(Log.Line::entry)
                    .filter(entry -> concerns(entry, wanted))
                    .forEach(found::add);
            older = lines.size() < left ? "" : lines.get(lines.size() - 1).id();
        }
        return new Page(List.copyOf(found), older);
    }

    /** Whether this can be asked for as {@link Wanted#before}. */
    public static boolean isPlace(String before) {
        return Log.isId(before) || before.matches(OPEN + "[0-9]{1,9}");
    }

    private static int offset(String before) {
        return before.isEmpty() ? 0 : Integer.parseInt(before.substring(OPEN.length()));
    }

    private static boolean concerns(ConflictEntry entry, Wanted wanted) {
        return wanted.row().map(entry.row()::equals).orElse(true)
                && (wanted.lead().isEmpty() || wanted.lead().getAsLong() == entry.lead());
    }

    private List<Log.Line<ConflictEntry>> settled(Wanted wanted, String before, int count) {
        Log<ConflictEntry> log = store.conflictLog();
        if (wanted.row().isEmpty() && wanted.lead().isEmpty()) {
            return log.before(before, count);
        }
        Set<String> subjects = wanted.row().isPresent()
                ? AuditEntry.subjects(List.of(wanted.row().get()), 0, 0)
                : AuditEntry.subjects(List.of(), wanted.lead().orElse(0), 0);
        return log.about(subjects, before, count);
    }

    /**
     * Keeps the pick and has the row looked at again: it is carried out as any change is, by the batch that looks, and only
     * where both sides still hold what the person saw. Where several rows of one contact differ, the sheet's value of one of
     * them is picked against the others.
     */
    public Outcome resolve(String id, Policy winner) {
        List<ConflictEntry> all = store.openConflicts().all();
        Optional<ConflictEntry> picked =
                all.stream().filter(entry -> entry.id().equals(id)).findFirst();
        if (picked.isEmpty()) {
            boolean ended = !store.conflictLog()
                    .about(Set.of(ConflictEntry.subject(id)), "", 1)
                    .isEmpty();
            return ended ? Outcome.SETTLED : Outcome.UNKNOWN;
        }
        Commit commit = store.newCommit();
        pick(commit, picked.get(), winner);
        if (winner == Policy.SHEET && picked.get().rowsDiffer()) {
            all.stream()
                    .filter(other -> isRival(other, picked.get()))
                    .forEach(rival -> pick(commit, rival, Policy.CRM));
        }
        commit.runUnfenced();
        return Outcome.TAKEN;
    }

    private static boolean isRival(ConflictEntry other, ConflictEntry picked) {
        return other.rowsDiffer()
                && !other.id().equals(picked.id())
                && other.contact() == picked.contact()
                && other.field().equals(picked.field());
    }

    private void pick(Commit commit, ConflictEntry entry, Policy winner) {
        commit.mark(Conflicts.pickMark(entry.id()), winner.name());
        commit.enqueue(Inbox.Lane.ROWS, List.of(Change.key(entry.row(), Change.Source.OPERATOR, clock.millis())));
    }
}
