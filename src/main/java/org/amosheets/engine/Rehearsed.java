package org.amosheets.engine;

import java.util.List;
import java.util.Map;

/**
 * What a full sync would do. Values are in words, as a cell would show them; rows are by number, the header being 1.
 *
 * @param rows how many rows hold anything
 * @param newColumns service columns that would be added
 * @param leads rows that would become leads
 * @param added leads without a row that would get one
 * @param linked rows that name a lead and would be linked to it
 * @param contacts leads without a contact that would get one from their row
 * @param patches what would be sent to amoCRM, an entry a lead or contact
 * @param cells what would be written to the sheet
 * @param conflicts where both sides changed
 * @param problems what rows' notes would say
 * @param waiting rows to which nothing would be done yet, and why
 * @param leftAlone mapped columns that are left alone, and why
 */
public record Rehearsed(
        int rows,
        List<String> newColumns,
        List<NewRow> leads,
        List<Added> added,
        List<Linked> linked,
        List<Linked> contacts,
        List<Patch> patches,
        List<CellChange> cells,
        List<Clash> conflicts,
        List<Said> problems,
        List<Waiting> waiting,
        List<String> leftAlone) {

    public Rehearsed {
        newColumns = List.copyOf(newColumns);
        leads = List.copyOf(leads);
        added = List.copyOf(added);
        linked = List.copyOf(linked);
        contacts = List.copyOf(contacts);
        patches = List.copyOf(patches);
        cells = List.copyOf(cells);
        conflicts = List.copyOf(conflicts);
        problems = List.copyOf(problems);
        waiting = List.copyOf(waiting);
        leftAlone = List.copyOf(leftAlone);
    }

    /** A row that would become a lead; the values by column. */
    public record NewRow(int row, String name, String status, Map<String, String> values) {}

    /** A lead that would get a row; the values by column, without the service's own. */
    public record Added(long lead, String status, Map<String, String> values) {}

    /** A row and its lead. */
    public record Linked(int row, long lead) {}

    /** New values of one lead or contact, by column. */
    public record Patch(boolean contact, long id, List<Integer> rows, Map<String, Values> changes) {}

    /** What stands there, and what would. */
    public record Values(String before, String after) {}

    /** A new value of one cell. */
    public record CellChange(int row, String column, String before, String after) {}

    /**
     * Both sides changed the same field.
     *
     * @param agreed what they last agreed on; empty where that is unknown
     * @param winner {@code sheet}, {@code crm}, or empty where a person has to pick
     */
    public record Clash(int row, String column, String agreed, String sheet, String crm, String winner) {}

    /** Why nothing would be done to a row yet. */
    public enum Why {
        /** Many rows without a lead were found at a start: a person has to approve them. */
        IMPORT_HELD,
        /** It had no lead at the first start, which left such rows alone, or somebody dropped the import. */
        IMPORT_LEFT,
        /** Many copied rows: a person has to approve them. */
        COPIES_HELD,
        /** Several rows share a key; which is the copy shows once all have been quiet. */
        COPY,
        /** A lead may have been made of it: it is looked for first. */
        DOUBT,
        /** It was set aside and waits for an edit or a retry. */
        PARKED,
        /** The brake on mass changes holds it until a person approves. */
        BRAKE,
        /** amoCRM did not give its lead or contact just now. */
        UNREAD,
        /** The column with the keys is gone: what was linked is found out first. */
        KEYS_LOST
    }

    /** A row to which nothing would be done yet; number 0 for the tab as a whole. */
    public record Waiting(int row, Why why) {}

    /** Something about a row, in words. */
    public record Said(int row, String words) {}

    /** Whether both sides are in step: nothing would be written, nothing waits for a person. */
    public boolean inStep() {
        return newColumns.isEmpty()
                && leads.isEmpty()
                && added.isEmpty()
                && linked.isEmpty()
                && contacts.isEmpty()
                && patches.isEmpty()
                && cells.isEmpty()
                && conflicts.isEmpty()
                && waiting.isEmpty();
    }
}
