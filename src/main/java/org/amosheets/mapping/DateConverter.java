package org.amosheets.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** A day; in canonical form an ISO local date, shown as {@code DD.MM.YYYY}. */
record DateConverter(String column, ZoneId zone) implements Converter {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        LocalDateTime moment = Moments.in(cell);
        // A typed time of day would be lost on the way; a date-formatted cell's time is not seen by anybody.
        boolean day = moment != null
                && (cell.kind() == Cell.Kind.NUMBER || moment.toLocalTime().equals(LocalTime.MIDNIGHT));
        return day && moment != null
                ? SheetValue.of(moment.toLocalDate().toString())
                : SheetValue.invalid(text, Problem.of(Problem.Code.NOT_A_DATE, column, text));
    }

    @Override
    public String canonical(String raw) {
        LocalDateTime moment = Moments.inCrm(raw, zone);
        return moment == null ? Texts.strip(raw) : moment.toLocalDate().toString();
    }

    @Override
    public Shape shape() {
        return Shape.DATE;
    }

    @Override
    public Cell render(String canonical, Context context) {
        LocalDate date = parse(canonical);
        return Cell.text(date == null ? canonical : date.format(SHOWN));
    }

    private @Nullable LocalDate parse(String canonical) {
        LocalDateTime moment = Moments.in(Cell.text(canonical));
        return moment == null ? null : moment.toLocalDate();
    }
}
