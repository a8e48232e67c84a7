package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.amosheets.sync.Policy;
import org.jspecify.annotations.Nullable;

/** Reads the {@code fields} of a mapping's YAML. A line that cannot be used is left out, and a fault says why. */
final class FieldParser {

    private static final Set<String> KEYS = Set.of("column", "field", "as", "wins", "required", "orElse");
    private static final String CREATED_AT = "lead.createdAt";
    private static final String FIELDS =
            "lead.name, lead.price, lead.pipeline, lead.status, lead.company, lead.responsible, lead.createdAt,"
                    + " contact.name, contact.phone, contact.phones, contact.email, lead.custom:<name or id>, contact.custom:<name or id>";

    private final List<FieldMapping> fields = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Set<String> takenColumns = new HashSet<>();
    private final Set<String> takenFields = new HashSet<>();

    FieldParser(List<?> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Object line = lines.get(i);
            if (line instanceof Map<?, ?> keys) {
                read("fields, line " + (i + 1), keys);
            } else {
                faults.add("fields, line " + (i + 1) + ": it should read { column: …, field: … }");
            }
        }
    }

    List<FieldMapping> fields() {
        return List.copyOf(fields);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void read(String place, Map<?, ?> line) {
        List<String> columns = columns(line.get("column"));
        String field = text(line.get("field"));
        if (columns.isEmpty()) {
            faults.add(place + ": column is missing; name the header of the column");
            return;
        }
        String at = "column " + columns.get(0);
        line.keySet().stream()
                .map(FieldParser::text)
                .filter(key -> !KEYS.contains(key))
                .forEach(key -> faults.add(
                        at + ": unknown word " + key + "; known are column, field, as, wins, required, orElse"));
        Optional<Conversion> natural = Conversion.natural(field);
        if (natural.isEmpty()) {
            faults.add(at + ": " + (field.isEmpty() ? "field is missing" : "unknown field " + field) + "; known are "
                    + FIELDS);
            return;
        }
        if (!takenFields.add(Names.fold(field))) {
            faults.add(at + ": field " + field + " has a column already");
            return;
        }
        for (String column : columns) {
            if (!takenColumns.add(Names.fold(column))) {
                faults.add("column " + column + ": it is mapped twice");
                return;
            }
        }
        fields.add(new FieldMapping(
                columns.get(0),
                field,
                conversion(at, field, text(line.get("as")), natural.get()).word(),
                wins(at, text(line.get("wins"))),
                required(at, text(line.get("required"))),
                columns.subList(1, columns.size()),
                orElse(at, field, text(line.get("orElse")))));
    }

    private Conversion conversion(String at, String field, String as, Conversion natural) {
        if (as.isEmpty()) {
            return natural;
        }
        Optional<Conversion> asked = Conversion.of(as);
        boolean day = natural == Conversion.DATETIME
                && asked.filter(Conversion.DATE::equals).isPresent();
        boolean fits = asked.isPresent() && (natural == Conversion.AUTO || asked.get() == natural || day);
        if (!fits || asked.isEmpty()) {
            faults.add(at + ": as: " + as + " does not suit " + field + "; leave it out");
            return natural;
        }
        // Only text can be taken in more than one way; any other type of a custom field knows its own.
        return natural == Conversion.AUTO && !Conversion.OF_TEXT.contains(asked.get()) ? natural : asked.get();
    }

    private String orElse(String at, String field, String word) {
        if (word.isEmpty() || (word.equals(CREATED_AT) && field.startsWith(CustomFields.LEAD))) {
            return word;
        }
        faults.add(at + ": orElse: " + word + " does not suit " + field
                + "; only a date of the lead's own fields may have " + CREATED_AT);
        return "";
    }

    private Optional<Policy> wins(String at, String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        for (Policy policy : Policy.values()) {
            if (policy.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(policy);
            }
        }
        faults.add(at + ": wins: " + word + " is unknown; known are crm, sheet, ask");
        return Optional.empty();
    }

    private boolean required(String at, String word) {
        String folded = word.toLowerCase(Locale.ROOT);
        if (!Set.of("", "true", "false").contains(folded)) {
            faults.add(at + ": required: " + word + " should be true or false");
        }
        return folded.equals("true");
    }

    /** One header, or a list of headers any of which does. */
    private static List<String> columns(@Nullable Object value) {
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return all.stream()
                .map(FieldParser::text)
                .filter(column -> !column.isEmpty())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : Texts.strip(value.toString());
    }
}
