package org.amosheets.mapping;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** A moment to the minute; in canonical form an ISO local date and time in the zone of the sheet's dates. */
record DateTimeConverter(String column, ZoneId zone) implements Converter {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT);

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        LocalDateTime moment = Moments.in(cell);
        return moment == null
                ? SheetValue.invalid(text, Problem.of(Problem.Code.NOT_A_DATE, column, text))
                : SheetValue.of(moment.toString());
    }

    @Override
    public String canonical(String raw) {
        LocalDateTime moment = Moments.inCrm(raw, zone);
        return moment == null ? Texts.strip(raw) : moment.toString();
    }

    @Override
    public Shape shape() {
        return Shape.DATE_TIME;
    }

    @Override
    public Cell render(String canonical, Context context) {
        LocalDateTime moment = Moments.in(Cell.text(canonical));
        return Cell.text(moment == null ? canonical : moment.format(SHOWN));
    }

    /** With its offset, as amoCRM's account may be in another zone. A moment that clocks leave out has none. */
    @Override
    public List<String> toCrm(String canonical) {
        LocalDateTime moment = Moments.in(Cell.text(canonical));
        ZonedDateTime there = moment == null ? null : moment.atZone(zone);
        return there == null || !there.toLocalDateTime().equals(moment)
                ? Converter.super.toCrm(canonical)
                : List.of(there.toOffsetDateTime().toString());
    }
}
