package org.amosheets.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** One option of a list field; in canonical form its label as amoCRM spells it. */
record OptionConverter(String column, Labels labels) implements Converter {

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        String label = labels.find(text);
        return label == null ? SheetValue.invalid(text, unknown(column, text, labels)) : SheetValue.of(label);
    }

    @Override
    public String canonical(String raw) {
        String label = labels.find(raw);
        return label == null ? Texts.strip(raw) : label;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }

    @Override
    public List<String> choices(Context context) {
        return List.copyOf(labels.all());
    }

    static Problem unknown(String column, String text, Labels labels) {
        List<String> arguments =
                Stream.concat(Stream.of(text), labels.all().stream()).toList();
        return new Problem(Problem.Code.UNKNOWN_OPTION, column, arguments);
    }
}
