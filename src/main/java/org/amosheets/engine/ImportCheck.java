package org.amosheets.engine;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.Mapping;
import org.amosheets.mapping.Shape;
import org.amosheets.sheets.Header;
import org.amosheets.sheets.SheetRow;
import org.amosheets.sync.Cell;
import org.amosheets.sync.FieldRule;
import org.amosheets.sync.Problem;
import org.amosheets.sync.Readiness;
import org.amosheets.sync.SheetValue;

/** Tells of each row of a file whether it would become a lead, by the rules that hold for a row that is typed. */
public final class ImportCheck {

    private final Mapping mapping;
    private final Tab tab;
    private final Header header;
    private final Map<String, String> fieldsByColumn = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    ImportCheck(Mapping mapping, Tab tab, Header header) {
        this.mapping = mapping;
        this.tab = tab;
        this.header = header;
        for (FieldRule rule : tab.mapped().rules()) {
            fieldsByColumn.put(tab.mapped().column(rule.field()), rule.field());
        }
    }

    /**
     * What was found of a row.
     *
     * @param row the row; empty where it is refused
     * @param reason why it is refused, in the mapping's language
     */
    public record Verdict(Optional<ImportedRow> row, String reason) {}

    /** The tab's column for a header of the file; empty where the mapping does not know it, or nothing may be put there. */
    public Optional<String> column(String fileHeader) {
        String name = fileHeader.strip();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Header one = new Header(List.of(name));
        if (!tab.service().leadId().isEmpty() && one.has(tab.service().leadId())) {
            return Optional.of(tab.service().leadId());
        }
        return mapping.fields().stream()
                .filter(field ->
                        one.has(field.column()) || field.otherColumns().stream().anyMatch(one::has))
                .map(FieldMapping::field)
                .map(tab.mapped()::column)
                .filter(fieldsByColumn::containsKey)
                .findFirst();
    }

    /** Whether the column takes days or moments, so that a date of the file stays one. */
    public boolean takesDates(String column) {
        Shape shape = shape(column);
        return shape == Shape.DATE || shape == Shape.DATE_TIME;
    }

    /**
     * Tries a row with the mapping's converters. To be asked once for each row of a file, in the file's order.
     *
     * @param line the row's number in the file
     * @param cells its cells by the tab's headers
     */
    public Verdict of(int line, Map<String, Cell> cells) {
        List<Cell> inOrder = new ArrayList<>(Collections.nCopies(header.names().size(), Cell.EMPTY));
        cells.forEach((column, cell) -> inOrder.set(header.indexOf(column), cell));
        SheetRow row = new SheetRow(line, inOrder);
        Map<String, SheetValue> values = RowReader.values(tab, header, row, Map.of(), 0);
        List<Problem> problems =
                new ArrayList<>(Readiness.of(values, columns(), tab.requiredFields(), Long.MAX_VALUE, 0)
                        .problems());
        tab.leadId(header, row)
                .filter(id -> id <= 0)
                .ifPresent(id -> problems.add(Problem.of(
                        Problem.Code.LEAD_UNKNOWN,
                        tab.service().leadId(),
                        row.cell(header, tab.service().leadId()).text())));
        String identity = identity(values, row);
        return problems.isEmpty()
                ? new Verdict(Optional.of(new ImportedRow(line, identity, written(cells, values))), "")
                : new Verdict(Optional.empty(), tab.mapped().note(problems));
    }

    private Map<String, String> columns() {
        Map<String, String> columns = new HashMap<>();
        fieldsByColumn.forEach((column, field) -> columns.put(field, column));
        return columns;
    }

    /** Text stays as it is; numbers and dates take the mapping's form. */
    private Map<String, Cell> written(Map<String, Cell> cells, Map<String, SheetValue> values) {
        Map<String, Cell> written = new HashMap<>();
        cells.forEach((column, cell) -> {
            String field = fieldsByColumn.getOrDefault(column, "");
            SheetValue value = values.get(field);
            if (!cell.isBlank()) {
                written.put(
                        column,
                        value == null || cell.kind() == Cell.Kind.TEXT
                                ? Cell.text(cell.text())
                                : tab.mapped().render(field, value.canonical(), tab.context(0)));
            }
        });
        return written;
    }

    /** Two rows that mean the same are two rows: the first and the second of their like. */
    private String identity(Map<String, SheetValue> values, SheetRow row) {
        Map<String, String> meant = new TreeMap<>();
        values.forEach((field, value) -> {
            if (!tab.mapped().isNothing(field, value.canonical())) {
                meant.put(field, value.canonical());
            }
        });
        tab.leadId(header, row).ifPresent(id -> meant.put("", Long.toString(id)));
        MessageDigest digest = sha256();
        meant.forEach((field, value) ->
                digest.update((field + "\u0000" + value + "\u0001").getBytes(StandardCharsets.UTF_8)));
        String content = HexFormat.of().formatHex(digest.digest(), 0, 12);
        return content + "/" + seen.merge(content, 1, Integer::sum);
    }

    private Shape shape(String column) {
        String field = fieldsByColumn.get(column);
        return field == null ? Shape.ANY : tab.mapped().shape(field);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Tried to use SHA-256, which every Java runtime has to have", e);
        }
    }
}
