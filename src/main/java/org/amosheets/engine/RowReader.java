package org.amosheets.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.amosheets.mapping.Context;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** Turns a row's cells into values, and into a fingerprint that tells whether a person changed it. */
final class RowReader {

    private static final String PIPELINE = "lead.pipeline";
    private static final String STATUS = "lead.status";

    private RowReader() {}

    /**
     * The row's mapped cells by field; a field whose column the tab lacks is left out.
     *
     * @param base what was last agreed, by field; a cell that still shows its base is its base, whatever the names in
     *     amoCRM have become since
     * @param leadPipeline the lead's pipeline; 0 for a row without a lead
     */
    static Map<String, SheetValue> values(
            Tab tab, Header header, SheetRow row, Map<String, String> base, long leadPipeline) {
        Map<String, SheetValue> values = new HashMap<>();
        Context context = tab.context(leadPipeline);
        if (hasColumn(tab, header, PIPELINE)) {
            SheetValue pipeline = value(tab, header, row, PIPELINE, base.get(PIPELINE), context);
            values.put(PIPELINE, pipeline);
            if (pipeline.problem() == null && !pipeline.canonical().isEmpty()) {
                context = tab.context(Long.parseLong(pipeline.canonical()));
                if (context.pipelineId() != leadPipeline && isEdit(pipeline, base.get(PIPELINE))) {
                    chosenAlong(tab, header, row, context).ifPresent(status -> values.put(STATUS, status));
                }
            }
        }
        for (FieldRule rule : tab.mapped().rules()) {
            if (!values.containsKey(rule.field()) && hasColumn(tab, header, rule.field())) {
                values.put(rule.field(), value(tab, header, row, rule.field(), base.get(rule.field()), context));
            }
        }
        return values;
    }

    private static boolean isEdit(SheetValue value, @Nullable String base) {
        return base != null && !value.canonical().equals(base);
    }

    /** The status of the same name in the pipeline that was chosen; none where it has no such. */
    private static Optional<SheetValue> chosenAlong(Tab tab, Header header, SheetRow row, Context context) {
        if (!hasColumn(tab, header, STATUS)) {
            return Optional.empty();
        }
        SheetValue status = value(tab, header, row, STATUS, null, context);
        return Optional.of(status).filter(value -> value.problem() == null);
    }

    private static boolean hasColumn(Tab tab, Header header, String field) {
        return tab.maps(field) && header.has(tab.mapped().column(field));
    }

    private static SheetValue value(
            Tab tab, Header header, SheetRow row, String field, @Nullable String base, Context context) {
        Cell cell = row.cell(header, tab.mapped().column(field));
        if (base != null
                && !cell.isBlank()
                && tab.mapped().sameText(field, cell, base, ownContext(field, base, context))) {
            SheetValue read = tab.mapped().read(field, cell, context);
            SheetValue same = SheetValue.of(base).asFormula(cell.isFormula());
            return read.remark() == null ? same : same.withRemark(read.remark());
        }
        SheetValue read = tab.mapped().read(field, cell, context);
        Problem problem = read.problem();
        boolean firstLook = base == null && problem != null && problem.code() == Problem.Code.READ_ONLY;
        // Nobody knows yet what the column showed, so it is no edit of its author's.
        return firstLook ? SheetValue.of(read.canonical()).asFormula(cell.isFormula()) : read;
    }

    /** A status is named within its own pipeline. */
    private static Context ownContext(String field, String base, Context context) {
        int colon = base.indexOf(':');
        return field.equals(STATUS) && colon > 0 ? new Context(Long.parseLong(base.substring(0, colon))) : context;
    }

    static String fingerprint(Tab tab, Header header, SheetRow row) {
        return fingerprint(tab, column -> row.cell(header, column));
    }

    /** A digest of what a person typed into the row; service cells and cells that nobody mapped do not count. */
    static String fingerprint(Tab tab, Function<String, Cell> cells) {
        MessageDigest digest = sha256();
        for (String column : tab.contentColumns()) {
            Cell cell = cells.apply(column);
            Cell.Kind kind = cell.isBlank() ? Cell.Kind.EMPTY : cell.kind();
            digest.update((kind + "\u0000" + (cell.isBlank() ? "" : cell.text()) + "\u0001")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 12);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Tried to use SHA-256, which every Java runtime has to have", e);
        }
    }
}
