package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.CellFormat;
import com.google.api.services.sheets.v4.model.DataValidationRule;
import com.google.api.services.sheets.v4.model.DimensionProperties;
import com.google.api.services.sheets.v4.model.GridData;
import com.google.api.services.sheets.v4.model.GridRange;
import com.google.api.services.sheets.v4.model.NumberFormat;
import com.google.api.services.sheets.v4.model.ProtectedRange;
import com.google.api.services.sheets.v4.model.Sheet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** How a tab looks: its header, and what its first row below has in the way of formats and dropdowns. */
final class TabLayout {

    private final Sheet sheet;

    TabLayout(Sheet sheet) {
        this.sheet = sheet;
    }

    int tabId() {
        return Objects.requireNonNullElse(sheet.getProperties().getSheetId(), 0);
    }

    Header header() {
        return new Header(line(0).stream()
                .map(cell -> Objects.requireNonNullElse(cell.getFormattedValue(), ""))
                .toList());
    }

    boolean isFrozen() {
        Integer rows = sheet.getProperties().getGridProperties().getFrozenRowCount();
        return rows != null && rows > 0;
    }

    Optional<NumberFormat> format(int column) {
        return cell(column).map(CellData::getUserEnteredFormat).map(CellFormat::getNumberFormat);
    }

    Optional<DataValidationRule> dropdown(int column) {
        return cell(column).map(CellData::getDataValidation);
    }

    boolean isHidden(int column) {
        List<DimensionProperties> columns =
                data().map(GridData::getColumnMetadata).orElse(List.of());
        return column < columns.size()
                && Boolean.TRUE.equals(columns.get(column).getHiddenByUser());
    }

    /** Whether editing the column is warned of, or not allowed. */
    boolean isProtected(int column) {
        List<ProtectedRange> ranges = Objects.requireNonNullElse(sheet.getProtectedRanges(), List.of());
        return ranges.stream()
                .map(ProtectedRange::getRange)
                .filter(Objects::nonNull)
                .anyMatch(range -> covers(range, column));
    }

    private static boolean covers(GridRange range, int column) {
        int start = Objects.requireNonNullElse(range.getStartColumnIndex(), 0);
        int end = Objects.requireNonNullElse(range.getEndColumnIndex(), Integer.MAX_VALUE);
        boolean allRows =
                range.getEndRowIndex() == null && Objects.requireNonNullElse(range.getStartRowIndex(), 0) <= 1;
        return allRows && start <= column && column < end;
    }

    private Optional<CellData> cell(int column) {
        List<CellData> line = line(1);
        return column < line.size() ? Optional.of(line.get(column)) : Optional.empty();
    }

    private List<CellData> line(int row) {
        return data().map(GridData::getRowData)
                .filter(rows -> row < rows.size())
                .map(rows -> rows.get(row).getValues())
                .orElse(List.of());
    }

    private Optional<GridData> data() {
        return Optional.ofNullable(sheet.getData())
                .flatMap(data -> data.stream().findFirst());
    }
}
