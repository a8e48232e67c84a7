package org.amosheets.mapping;

import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** Text, taken as it stands. */
record TextConverter(String column, int longest) implements Converter {

    /** amoCRM refuses a longer text in a field of type text, and cuts a longer name. */
    static final int SHORT = 255;

    static final int ANY_LENGTH = Integer.MAX_VALUE;

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        return Texts.length(text) <= longest
                ? SheetValue.of(text)
                : SheetValue.invalid(text, Problem.of(Problem.Code.TOO_LONG, column, Integer.toString(longest)));
    }

    @Override
    public String canonical(String raw) {
        return Texts.strip(raw);
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }
}
