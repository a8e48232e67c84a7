package org.amosheets.store;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One write to one side, or one thing that both sides came to agree on.
 *
 * @param id unique; the run's id and what was written
 * @param at when it was about to be sent, in ms since the epoch
 * @param run the batch that did it
 * @param side {@code crm}, {@code sheet}, or empty where nothing was written
 * @param what what was done
 * @param rows keys of the rows concerned
 * @param lead the lead's id; 0 where there is none
 * @param contact the contact's id; 0 where there is none
 * @param values before and after by field or column
 * @param agreed what became the agreed value of a row's fields with it, canonical by field
 * @param cause why, in plain words
 * @param result {@link #DONE}, or what else became of it
 * @param saidAt when somebody first said that there was something to cross, in ms since the epoch; 0 where nobody did
 */
public record AuditEntry(
        String id,
        long at,
        String run,
        String side,
        String what,
        List<String> rows,
        long lead,
        long contact,
        Map<String, Changed> values,
        Map<String, String> agreed,
        String cause,
        String result,
        long saidAt) {

    public static final String DONE = "done";
    /** It was about to be sent, and nobody heard whether it arrived. */
    public static final String UNCONFIRMED = "unconfirmed";

    /** Nothing counts as agreed for these rows any more. */
    public static final String FORGOTTEN = "forgotten";

    /** The row belongs to a lead from now on; nothing was agreed between them yet. */
    public static final String LINKED = "linked";

    private static final String UNDER_WAY = "under way";

    public AuditEntry {
        rows = List.copyOf(rows);
        values = Map.copyOf(values);
        agreed = Map.copyOf(agreed);
    }

    /** A value that changed. */
    public record Changed(String before, String after) {}

    /** What a write is about. */
    public record Subject(List<String> rows, long lead, long contact) {}

    /** A write that is about to be sent. */
    public static AuditEntry about(
            Subject subject, String id, long at, String side, String what, Map<String, Changed> values, String cause) {
        String run = id.contains("/") ? id.substring(0, id.indexOf('/')) : id;
        return new AuditEntry(
                id,
                at,
                run,
                side,
                what,
                subject.rows(),
                subject.lead(),
                subject.contact(),
                new TreeMap<>(values),
                Map.of(),
                cause,
                UNDER_WAY,
                0);
    }

    public AuditEntry ended(String newResult) {
        return new AuditEntry(id, at, run, side, what, rows, lead, contact, values, agreed, cause, newResult, saidAt);
    }

    public AuditEntry of(long newLead, long newContact) {
        return new AuditEntry(
                id, at, run, side, what, rows, newLead, newContact, values, agreed, cause, result, saidAt);
    }

    public AuditEntry agreeing(Map<String, String> newAgreed) {
        return new AuditEntry(id, at, run, side, what, rows, lead, contact, values, newAgreed, cause, result, saidAt);
    }

    public AuditEntry said(long when) {
        return new AuditEntry(id, at, run, side, what, rows, lead, contact, values, agreed, cause, result, when);
    }

    public boolean underWay() {
        return result.equals(UNDER_WAY);
    }

    /** By what it is found. */
    Set<String> subjects() {
        return subjects(rows, lead, contact);
    }

    public static Set<String> subjects(Collection<String> rows, long lead, long contact) {
        Set<String> subjects = new LinkedHashSet<>();
        rows.stream().filter(row -> !row.isEmpty()).forEach(row -> subjects.add("row " + row));
        if (lead != 0) {
            subjects.add("lead " + lead);
        }
        if (contact != 0) {
            subjects.add("contact " + contact);
        }
        return subjects;
    }
}
