package org.amosheets.engine;

import java.util.List;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.amosheets.store.Standing;

/**
 * What is known of one row and its lead.
 *
 * @param row the row's number now; 0 where it is not in the tab
 * @param key the row's key; empty where it has none
 * @param lead the lead's id; 0 where it has none
 * @param contact the contact's id; 0 where there is none
 * @param link the lead's address in amoCRM; empty where there is none
 * @param stage where the lead stands, in words; empty where it was not read
 * @param state where the row stands
 * @param fields each mapped field as it is on both sides
 * @param note what stands in the row's note
 * @param standing what is parked or held about it
 * @param conflicts open ones, then settled ones; the newest first of each
 * @param audit what was done, the oldest first
 * @param unheard the sides that could not be asked; what they hold is left out
 */
public record Story(
        int row,
        String key,
        long lead,
        long contact,
        String link,
        String stage,
        State state,
        List<FieldNow> fields,
        String note,
        List<Standing.Entry> standing,
        List<ConflictEntry> conflicts,
        List<AuditEntry> audit,
        List<Unheard> unheard) {

    public Story {
        fields = List.copyOf(fields);
        standing = List.copyOf(standing);
        conflicts = List.copyOf(conflicts);
        audit = List.copyOf(audit);
        unheard = List.copyOf(unheard);
    }

    /** Where a row and a lead stand. */
    public enum State {
        /** Neither a row nor a lead is known by that name. */
        UNKNOWN,
        /** It cannot be told while a side is away. */
        AWAY,
        /** The row holds nothing. */
        EMPTY,
        /** The row has no lead yet. */
        NEW,
        /** The row was not seen by the service yet. */
        UNSEEN,
        /** The row has a lead. */
        LINKED,
        /** The lead has no row. */
        LEAD_ONLY,
        /** The row is gone from the tab, the lead stays. */
        ROW_GONE,
        /** The lead was deleted in amoCRM. */
        LEAD_GONE,
        /** The row was set aside. */
        PARKED,
        /** The row was set aside with nothing but a note: only an edit of it helps. */
        NOTED,
        /** The row waits for a person. */
        HELD,
        /** A create was sent for the row, and its answer never came. */
        DOUBT
    }

    /** Who is asked; what is called things by comes of the settings too. */
    public enum Side {
        CRM,
        SHEET,
        SETTINGS
    }

    /**
     * A side that could not be asked.
     *
     * @param why in the words of who asked it
     */
    public record Unheard(Side side, String why) {}

    /** What the merge of one field comes to. */
    public enum Verdict {
        IN_STEP,
        TO_CRM,
        TO_SHEET,
        CONFLICT,
        UNREADABLE,
        UNKNOWN
    }

    /** One mapped field: what was last agreed on and what each side holds, in words. */
    public record FieldNow(String column, String field, String agreed, String sheet, String crm, Verdict verdict) {}
}
