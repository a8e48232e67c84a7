package org.amosheets.sheets;

import com.google.api.services.sheets.v4.model.NumberFormat;
import java.util.Optional;
import org.amosheets.mapping.Shape;

/** How Google shows and takes in what is typed into a column. */
final class ColumnLook {

    private ColumnLook() {}

    /** The format that a column of this shape gets where it has none; empty for one that is left as it is. */
    static Optional<NumberFormat> of(Shape shape) {
        return switch (shape) {
            case ANY -> Optional.empty();
            case VERBATIM -> Optional.of(new NumberFormat().setType("TEXT").setPattern("@"));
            case WHOLE_NUMBER ->
                Optional.of(new NumberFormat().setType("NUMBER").setPattern("#,##0"));
            case DATE -> Optional.of(new NumberFormat().setType("DATE").setPattern("dd.mm.yyyy"));
            case DATE_TIME ->
                Optional.of(new NumberFormat().setType("DATE_TIME").setPattern("dd.mm.yyyy hh:mm"));
        };
    }
}
