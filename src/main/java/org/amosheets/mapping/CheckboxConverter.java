package org.amosheets.mapping;

import java.util.Set;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** Yes or no; an empty cell or field is no, as amoCRM tells "no" and "never set" apart only by accident. */
record CheckboxConverter(String column) implements Converter {

    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "да", "истина", "+", "✓", "✔", "☑");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "нет", "ложь", "-", "");

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        String value = canonical(text);
        return value.equals("true") || value.equals("false")
                ? SheetValue.of(value)
                : SheetValue.invalid(text, Problem.of(Problem.Code.NOT_YES_OR_NO, column, text));
    }

    @Override
    public String canonical(String raw) {
        String folded = Names.fold(raw);
        if (YES.contains(folded)) {
            return "true";
        }
        return NO.contains(folded) ? "false" : Texts.strip(raw);
    }

    @Override
    public Cell render(String canonical, Context context) {
        return switch (canonical) {
            case "true" -> Cell.bool(true);
            case "false" -> Cell.bool(false);
            default -> Cell.text(canonical);
        };
    }

    @Override
    public String nothing() {
        return "false";
    }
}
