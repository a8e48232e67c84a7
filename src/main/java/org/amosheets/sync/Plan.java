package org.amosheets.sync;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a batch leads to, as plain data: comparable and printable.
 *
 * @param patches what goes to amoCRM, one entry a lead or contact
 * @param cells what goes to the sheet
 * @param bases how the agreed values move, each once the writes it rests on are confirmed
 * @param conflicts where both sides had changed, settled or not
 * @param problems by row key, what the row's author should know
 */
public record Plan(
        List<CrmPatch> patches,
        List<CellPatch> cells,
        List<BaseMove> bases,
        List<Conflict> conflicts,
        Map<String, List<Problem>> problems) {

    /** Which lead or contact. */
    public record Target(boolean contact, long id) {}

    /** New values of one lead or contact. */
    public record CrmPatch(Target target, Map<String, ValueChange> fields) {}

    /** From what amoCRM held when it was read, to what it shall hold; canonical. */
    public record ValueChange(String from, String to) {}

    /** A new value of one cell; canonical. */
    public record CellPatch(String rowKey, String field, String from, String to) {}

    /**
     * A field's agreed value moves.
     *
     * @param patch the patch that has to be confirmed first, or null
     * @param cell whether the row's cell has to be written first
     */
    public record BaseMove(
            String rowKey,
            String field,
            String to,
            @Nullable Target patch,
            boolean cell) {}

    /**
     * Both sides had changed the same field.
     *
     * @param base null where it was unknown
     * @param winner the side whose value stays, or null where a person has to pick
     */
    public record Conflict(
            String rowKey,
            Target target,
            String field,
            @Nullable String base,
            String sheet,
            String crm,
            @Nullable Policy winner) {}

    /** Whether nothing has to be written to either side. */
    public boolean writesNothing() {
        return patches.isEmpty() && cells.isEmpty();
    }

    /** The rows that this plan says anything about. */
    public Set<String> rowsWithProblems() {
        return problems.keySet();
    }
}
