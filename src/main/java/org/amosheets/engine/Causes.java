package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.sync.Change;
import org.amosheets.sync.Plan.Target;
import org.amosheets.sync.Policy;

/** Why the batch writes to a row, a lead or a contact, in plain words: whose hint made it look, and what it found. */
final class Causes {

    private static final int MOST = 3;
    /** Those who say that somebody changed something; what they say of one side is what crosses to the other. */
    private static final Set<Change.Source> FIRST_HAND =
            EnumSet.of(Change.Source.SCRIPT, Change.Source.WEBHOOK, Change.Source.POLL, Change.Source.RECONCILE);

    private static final Set<Change.Kind> OF_SHEET = EnumSet.of(Change.Kind.ROW, Change.Kind.KEY);

    private final Batch batch;
    private final Map<String, Change> bySubject = new HashMap<>();
    private final String any;

    Causes(Batch batch) {
        this.batch = batch;
        batch.taken.changes().forEach(change -> bySubject.put(change.subject(), change));
        this.any = joined(batch.taken.changes().stream());
    }

    String of(BatchRow row) {
        List<Change> own = changes(row);
        return (own.isEmpty() ? any : joined(own.stream())) + conflicts(Set.of(row.key), null);
    }

    /** @param rows those that show the target */
    String of(Target target, List<BatchRow> rows) {
        Set<Change> own = new LinkedHashSet<>();
        Set<String> keys = new LinkedHashSet<>();
        for (BatchRow row : rows) {
            own.addAll(changes(row));
            keys.add(row.key);
        }
        return (own.isEmpty() ? any : joined(own.stream())) + conflicts(keys, target);
    }

    /** The rows that show each lead and each contact, as the batch links them now. */
    Map<Target, List<BatchRow>> rowsByTarget() {
        Map<Target, List<BatchRow>> rows = new HashMap<>();
        for (BatchRow row : batch.rows.values()) {
            if (row.link != null) {
                rows.computeIfAbsent(new Target(false, row.link.leadId()), target -> new ArrayList<>())
                        .add(row);
                rows.computeIfAbsent(new Target(true, row.link.contactId()), target -> new ArrayList<>())
                        .add(row);
            }
        }
        return rows;
    }

    /** The hints that name the row, its lead or its contact. */
    List<Change> changes(BatchRow row) {
        Stream<String> subjects = Stream.of(Change.Kind.KEY + ":" + row.key, Change.Kind.ROW + ":" + row.number());
        if (row.link != null) {
            subjects = Stream.concat(
                    subjects,
                    Stream.of(
                            Change.Kind.LEAD + ":" + row.link.leadId(),
                            Change.Kind.CONTACT + ":" + row.link.contactId()));
        }
        return subjects.flatMap(subject -> Stream.ofNullable(bySubject.get(subject)))
                .toList();
    }

    /** Under which hints somebody outside spoke of the row, its lead or its contact. */
    String hints(BatchRow row) {
        Change all = Change.key(row.key, Change.Source.RETRY, 0);
        for (Change change : changes(row)) {
            all = all.toldBy(change.hints());
        }
        return all.hints();
    }

    /** As {@link #hints(BatchRow)}, of a lead. */
    String hints(long lead) {
        Change change = bySubject.get(Change.Kind.LEAD + ":" + lead);
        return change == null ? "" : change.hints();
    }

    /** When the change of these rows that is written to amoCRM was first announced or seen; 0 where nobody said it. */
    long saidOf(List<BatchRow> rows) {
        return said(rows, true);
    }

    /** As {@link #saidOf(List)}, of what is written to the row. */
    long saidOf(BatchRow row) {
        return said(List.of(row), false);
    }

    private long said(Collection<BatchRow> rows, boolean inSheet) {
        return rows.stream()
                .flatMap(row -> changes(row).stream())
                .filter(change -> FIRST_HAND.contains(change.source()) && OF_SHEET.contains(change.kind()) == inSheet)
                .mapToLong(Change::since)
                .min()
                .orElse(0);
    }

    private String conflicts(Set<String> keys, @org.jspecify.annotations.Nullable Target target) {
        return batch.plan.conflicts().stream()
                .filter(conflict -> keys.contains(conflict.rowKey()) && conflict.winner() != null)
                .filter(conflict -> target == null || conflict.target().equals(target))
                .map(conflict -> "; conflict on " + conflict.field() + ": "
                        + (conflict.winner() == Policy.SHEET ? "the sheet's" : "amoCRM's") + " value stays by "
                        + (batch.conflicts.picked(conflict) ? "the operator's pick" : "the policy"))
                .distinct()
                .collect(Collectors.joining());
    }

    private static String joined(Stream<Change> changes) {
        return changes.map(Causes::words).distinct().limit(MOST).collect(Collectors.joining(", "));
    }

    private static String words(Change change) {
        String said = switch (change.source()) {
            case SCRIPT, WHOLE -> "the sheet's script announced ";
            case ADDED, WEBHOOK -> "amoCRM's webhook announced ";
            case POLL -> "the look at the sheet found ";
            case RECONCILE -> "the look at amoCRM found ";
            case IMPORT -> "the import took ";
            case OPERATOR -> "the operator decided on ";
            case PULLED, PULLED_AGAIN -> "the command pull asked for ";
            case RETRY -> "the service looked again at ";
        };
        String what = switch (change.kind()) {
            case ROW -> "row ";
            case KEY -> "the row with the key ";
            case LEAD -> "lead ";
            case CONTACT -> "contact ";
        };
        return said + what + change.ref();
    }
}
