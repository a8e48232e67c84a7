package org.amosheets.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.amosheets.sync.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a workbook.
 *
 * @param cell what it holds; a date as the number that it is kept as
 * @param moment the moment that it shows, for a number under a date's format
 */
record XlsxCell(Cell cell, Optional<LocalDateTime> moment) {

    static final XlsxCell EMPTY = new XlsxCell(Cell.EMPTY, Optional.empty());

    private static final LocalDateTime EPOCH = LocalDate.of(1899, 12, 30).atStartOfDay();
    /** What is before it is a time of day, or a duration. */
    private static final LocalDateTime FIRST_DAY = LocalDate.of(1900, 1, 1).atStartOfDay();

    private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);
    /** Parts of a number's format that are shown as they stand. */
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|\\*.");

    private static final Pattern OF_DATES = Pattern.compile("[ymdhs]", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ERRORS =
            Set.of("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!");

    static XlsxCell of(org.dhatim.fastexcel.reader.@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return EMPTY;
        }
        String raw = cell.getRawValue();
        if (cell.getType() == CellType.ERROR) {
            return error(raw == null ? "#ERROR!" : raw);
        }
        Object value = cell.getValue();
        if (value == null || (cell.getType() == CellType.FORMULA && (raw == null || raw.isEmpty()))) {
            return cell.getType() == CellType.FORMULA ? error("=" + cell.getFormula()) : EMPTY;
        }
        if (value instanceof Boolean flag) {
            return plain(Cell.bool(flag));
        }
        if (value instanceof BigDecimal number) {
            return number(number, cell);
        }
        String text = value.toString();
        return cell.getType() == CellType.FORMULA && ERRORS.contains(text) ? error(text) : plain(Cell.text(text));
    }

    /** The cell for a column that takes dates, or for one that does not. */
    Cell in(boolean columnTakesDates) {
        if (columnTakesDates || moment.isEmpty()) {
            return cell;
        }
        LocalDateTime shown = moment.get();
        return Cell.text(shown.format(shown.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY : MINUTE));
    }

    private static XlsxCell number(BigDecimal number, org.dhatim.fastexcel.reader.Cell cell) {
        if (!isOfDates(cell.getDataFormatString())) {
            return plain(Cell.number(number));
        }
        LocalDateTime moment = cell.asDate();
        if (moment.isBefore(FIRST_DAY)) {
            return plain(Cell.number(number));
        }
        // Not the cell's own number: workbooks may count from 1904.
        BigDecimal days = BigDecimal.valueOf(Duration.between(EPOCH, moment).toSeconds())
                .divide(SECONDS_A_DAY, 10, RoundingMode.HALF_UP);
        return new XlsxCell(Cell.number(days), Optional.of(moment));
    }

    private static boolean isOfDates(@Nullable String format) {
        return format != null
                && !format.equalsIgnoreCase("General")
                && OF_DATES.matcher(LITERAL.matcher(format).replaceAll("")).find();
    }

    private static XlsxCell plain(Cell cell) {
        return new XlsxCell(cell, Optional.empty());
    }

    private static XlsxCell error(String code) {
        return plain(new Cell(Cell.Kind.ERROR, code, null));
    }
}
