package org.amosheets.mapping;

import java.util.List;
import org.amosheets.sync.Cell;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * Converts one field's values between the sheet, their canonical form and amoCRM. Every method is total: what cannot be
 * understood keeps its text, and {@link #read} says so.
 *
 * <p>Two rules hold for each: {@code canonical(canonical(x)) = canonical(x)}, and {@code read(render(x))} has the
 * canonical value {@code x}, be it a value that may not be chosen: then it comes with a problem, which matters only where
 * the value would have to be sent.
 */
interface Converter {

    /** What the cell means; called for any cell but an error. */
    SheetValue read(Cell cell, Context context);

    /** The canonical form of a text from amoCRM. */
    String canonical(String raw);

    /** What to write to a cell; called for a filled value. */
    Cell render(String canonical, Context context);

    /** The canonical form of nothing. Where it is not the empty text, the field cannot be empty in amoCRM. */
    default String nothing() {
        return "";
    }

    /** What kind of content its column is made for. */
    default Shape shape() {
        return Shape.ANY;
    }

    /** The texts that a dropdown offers, in their order; none where anything may be typed. */
    default List<String> choices(Context context) {
        return List.of();
    }

    /** Whether the cell shows the value already. */
    default boolean shows(Cell cell, String canonical, Context context) {
        return read(cell, context).canonical().equals(canonical);
    }

    /** Whether a cell that shows the value shows it by a name that is out of date, and is to be rewritten. */
    default boolean isStale(Cell cell, String canonical, Context context) {
        return false;
    }

    /**
     * What amoCRM's value counts as for a row.
     *
     * @param base what was last agreed; null where that is unknown
     * @param sheet what the cell means, canonical
     */
    default String seen(String crm, @Nullable String base, String sheet) {
        return crm;
    }

    /** The canonical values of a field's texts from amoCRM. */
    default List<String> canonical(List<String> raw) {
        List<String> values = raw.stream()
                .map(this::canonical)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
        return values.isEmpty() && !nothing().isEmpty() ? List.of(nothing()) : values;
    }

    /** The texts to send; none empties the field. */
    default List<String> toCrm(String canonical) {
        return canonical.isEmpty() ? List.of() : List.of(canonical);
    }
}
