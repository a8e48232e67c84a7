package org.amosheets.store;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Two values of one field that did not agree. Values are canonical, times in ms since the epoch.
 *
 * @param at when it was noticed
 * @param row the row's key
 * @param contact the contact's id; 0 where the field is the lead's
 * @param base what both sides last agreed on; empty where that was unknown
 * @param based whether that was known
 * @param sheetAt when the sheet's value was first announced or seen
 * @param crmAt when amoCRM's value was first announced, else when amoCRM says the entity was last changed
 * @param why why it is a conflict and who decides
 * @param rowsDiffer whether rows of one contact want different values
 * @param winner {@code crm}, {@code sheet}, or empty where neither won
 * @param ended how it ended, in plain words; empty while it is open
 * @param endedAt when; 0 while it is open
 */
public record ConflictEntry(
        String id,
        long at,
        String row,
        long lead,
        long contact,
        String field,
        String base,
        boolean based,
        String sheet,
        String crm,
        long sheetAt,
        long crmAt,
        String why,
        boolean rowsDiffer,
        String winner,
        String ended,
        long endedAt) {

    public ConflictEntry ended(String newWinner, String how, long when) {
        return new ConflictEntry(
                id,
                at,
                row,
                lead,
                contact,
                field,
                base,
                based,
                sheet,
                crm,
                sheetAt,
                crmAt,
                why,
                rowsDiffer,
                newWinner,
                how,
                when);
    }

    public boolean open() {
        return endedAt == 0;
    }

    public boolean sameValues(ConflictEntry other) {
        return sheet.equals(other.sheet) && crm.equals(other.crm);
    }

    Set<String> subjects() {
        Set<String> subjects = new LinkedHashSet<>(AuditEntry.subjects(List.of(row), lead, contact));
        subjects.add(subject(id));
        return subjects;
    }

    /** By what the conflict with this id is found. */
    public static String subject(String id) {
        return "conflict " + id;
    }
}
