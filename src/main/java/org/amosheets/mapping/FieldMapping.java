package org.amosheets.mapping;

import java.util.List;
import java.util.Optional;
import org.amosheets.sync.Policy;

/**
 * One line of a mapping: which column is which field.
 *
 * @param column the column's header; the first one, where the mapping names several
 * @param field {@code lead.name}, {@code lead.price}, {@code lead.pipeline}, {@code lead.status}, {@code lead.company},
 *     {@code lead.responsible}, {@code lead.createdAt}, {@code contact.name}, {@code contact.phone}, {@code
 *     contact.phones}, {@code contact.email}, or {@code lead.custom:} or {@code contact.custom:} with the custom
 *     field's name or id
 * @param as how the value is converted; {@code auto} for a custom field whose type in amoCRM decides
 * @param wins who wins a conflict; empty for the connection's policy
 * @param required whether a new row needs it before a lead is made
 * @param otherColumns further headers that do as well, where the tab lacks the first
 * @param orElse the field that is shown where amoCRM has nothing in this one; empty for none
 */
public record FieldMapping(
        String column,
        String field,
        String as,
        Optional<Policy> wins,
        boolean required,
        List<String> otherColumns,
        String orElse) {

    public FieldMapping {
        otherColumns = List.copyOf(otherColumns);
    }

    public FieldMapping(String column, String field, String as, Optional<Policy> wins, boolean required) {
        this(column, field, as, wins, required, List.of(), "");
    }

    /** The same line for another field. */
    FieldMapping of(String otherField) {
        return new FieldMapping(column, otherField, as, wins, required, otherColumns, orElse);
    }

    /** Whether this header is one of the field's. */
    boolean named(String header) {
        String wanted = Names.fold(header);
        return Names.fold(column).equals(wanted)
                || otherColumns.stream().anyMatch(other -> Names.fold(other).equals(wanted));
    }
}
