package org.amosheets.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.amosheets.store.Store;
import org.amosheets.sync.Link;
import org.jspecify.annotations.Nullable;

/** Who changed a lead or a row, and why. */
public final class AuditTrail {

    /** So far back is looked for the latest change of each side. */
    private static final int LATELY = 200;

    private final Store store;

    public AuditTrail(Store store) {
        this.store = store;
    }

    /** @param older what to ask for next; empty where there is no more */
    public record Page(List<AuditEntry> entries, String older) {}

    /**
     * The latest change that arrived at a side.
     *
     * @param side {@code crm} or {@code sheet}
     * @param at in ms since the epoch
     */
    public record Crossed(String side, long at, long lead) {}

    /** The latest of each side; none of a side to which nothing was written lately. */
    public List<Crossed> lastCrossed() {
        List<Log.Line<AuditEntry>> lately = store.auditLog().latest(LATELY);
        return Stream.of("crm", "sheet")
                .flatMap(side -> lately.stream()
                        .filter(line -> crossed(line.entry(), side))
                        .limit(1)
                        .map(line -> new Crossed(side, line.at(), line.entry().lead())))
                .toList();
    }

    /** A column that was added belongs to no row: nothing came from the other side. */
    private static boolean crossed(AuditEntry entry, String side) {
        return entry.side().equals(side)
                && entry.result().startsWith(AuditEntry.DONE)
                && (!entry.rows().isEmpty() || entry.lead() != 0);
    }

    /** The newest entries before that place about the lead, its row and its contact; the oldest of them first. */
    public Page ofLead(long lead, String before, int limit) {
        @Nullable String row = store.links().keysByLead(List.of(lead)).get(lead);
        return about(row == null ? List.of() : List.of(row), lead, before, limit);
    }

    /** As {@link #ofLead}, about a row, its lead and its contact. */
    public Page ofRow(String rowKey, String before, int limit) {
        return about(List.of(rowKey), 0, before, limit);
    }

    private Page about(List<String> rows, long lead, String before, int limit) {
        @Nullable Link link = rows.isEmpty() ? null : store.links().byKeys(rows).get(rows.get(0));
        long ofLead = link == null ? lead : link.leadId();
        long contact = link == null ? 0 : link.contactId();
        Set<String> subjects = AuditEntry.subjects(rows, ofLead, contact);
        List<Log.Line<AuditEntry>> lines = store.auditLog().about(subjects, before, limit);
        List<AuditEntry> entries = new ArrayList<>();
        lines.forEach(line -> entries.add(line.entry()));
        Collections.reverse(entries);
        if (before.isEmpty()) {
            store.writesUnderWay().all().stream()
                    .filter(entry -> !Collections.disjoint(
                            subjects, AuditEntry.subjects(entry.rows(), entry.lead(), entry.contact())))
                    .forEach(entries::add);
        }
        return new Page(
                List.copyOf(entries),
                lines.size() < limit ? "" : lines.get(lines.size() - 1).id());
    }
}
