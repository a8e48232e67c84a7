package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sheets.SheetRow;
import org.amosheets.store.Intents.Intent;
import org.amosheets.store.Rows.RowState;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Link;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** One row of a batch: what was read, what is known of it, and what shall be written to it. */
final class BatchRow {

    final SheetRow read;
    /** The key found in the row; empty where it has none. */
    final String foundKey;
    /** The key that the row has or is about to get. */
    String key;

    @Nullable
    RowState state;

    @Nullable
    Link link;

    /** The base as it is kept, before this batch found out more. */
    Map<String, String> keptBase = Map.of();

    /** Whether the row had a lead before this batch. */
    boolean linkedBefore;
    /** Whether the row named a lead that was not created for it. */
    boolean adopted;

    /** How the row was found to have a lead that was not kept as its own; empty where it was not. */
    String foundBy = "";

    @Nullable
    Intent intent;

    /** What was sent to amoCRM of the row, by field, without it being known yet whether it arrived. */
    Map<String, String> sent = Map.of();

    /** What of amoCRM the row was given to show, by field, without a commit having taken that in. */
    Map<String, String> shown = Map.of();

    Map<String, SheetValue> values = new HashMap<>();
    final List<Problem> problems = new ArrayList<>();
    /** New cells by column. */
    final Map<String, Cell> writes = new LinkedHashMap<>();
    /** What of amoCRM the new cells show, by column. */
    final Map<String, RowWrite.Shows> shows = new HashMap<>();
    /** The row's lead was found to be gone in amoCRM. */
    boolean leadGone;
    /** Whether the note stays as it stands, because nothing was found out about the row. */
    boolean keepNote;
    /** Whether the row takes part in nothing more in this batch. */
    boolean settled;
    /** Whether the row has to be looked at again soon because a write did not go through as planned. */
    boolean again;
    /** Whether Google did not take the row's write. */
    boolean sheetFailed;
    /** Why Google refused the row's cells; empty where it did not. */
    String refused = "";
    /** Whether the lead has a contact that amoCRM did not return, so that nothing is known of its fields. */
    boolean contactUnread;
    /** Whether amoCRM fails whenever it is asked for the row's lead or contact. */
    boolean unread;
    /** Whether amoCRM had failed when the row's lead was created, and surely not made it: others go without it. */
    boolean createdAlone;
    /** What would be done to the row, which waits for a person; empty where it does not. */
    String heldFor = "";
    /** Whether the row took part in the plan that was carried out. */
    boolean planned;
    /** Whether a person let the row go that the brake had held. */
    boolean approved;
    /** Whether the row is a new one, at the end of the tab, for a lead that had none. */
    boolean appended;
    /** Whether the row ended up with the key that this batch gave it. */
    boolean keyWritten = true;

    BatchRow(SheetRow read, String foundKey) {
        this.read = read;
        this.foundKey = foundKey;
        this.key = foundKey;
    }

    int number() {
        return read.number();
    }

    /** Whether this batch gave the row its key. */
    boolean minted() {
        return !key.equals(foundKey);
    }

    /** What was sent and may still arrive: what did is part of the base, and what the row was given to show is younger. */
    Map<String, String> unsettled() {
        Map<String, String> unsettled = new HashMap<>(sent);
        unsettled.keySet().removeAll(shown.keySet());
        if (link != null) {
            unsettled.entrySet().removeAll(link.base().entrySet());
        }
        return unsettled;
    }

    /** From now on nothing counts as agreed about these fields. */
    void forget(Set<String> fields) {
        link = link == null ? null : FieldsMadeAnew.without(link, fields);
        keptBase = FieldsMadeAnew.without(keptBase, fields);
        sent = FieldsMadeAnew.without(sent, fields);
        shown = FieldsMadeAnew.without(shown, fields);
    }

    boolean isNew() {
        return link == null && !settled;
    }
}
