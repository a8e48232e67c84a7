package org.amosheets.mapping;

import java.util.List;
import java.util.Set;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** A field that the sheet shows and does not change. What is typed over it stays and is told to its author. */
record ReadOnly(String column, Converter shown) implements Converter {

    private static final Set<String> FIELDS =
            Set.of("lead.company", "lead.responsible", "lead.createdAt", "contact.phones");

    static boolean is(String field) {
        return FIELDS.contains(field);
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        SheetValue value = shown.read(cell, context);
        return value.problem() != null || value.canonical().isEmpty()
                ? value
                : SheetValue.invalid(value.canonical(), Problem.of(Problem.Code.READ_ONLY, column, Texts.of(cell)));
    }

    @Override
    public String canonical(String raw) {
        return shown.canonical(raw);
    }

    @Override
    public List<String> canonical(List<String> raw) {
        return shown.canonical(raw);
    }

    @Override
    public Shape shape() {
        return shown.shape();
    }

    @Override
    public Cell render(String canonical, Context context) {
        return shown.render(canonical, context);
    }

    @Override
    public boolean shows(Cell cell, String canonical, Context context) {
        return shown.shows(cell, canonical, context);
    }

    @Override
    public List<String> toCrm(String canonical) {
        return shown.toCrm(canonical);
    }
}
