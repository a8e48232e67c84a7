package org.amosheets.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.sync.Problem;

/** Joins a mapping's lines with the account's fields. */
final class FieldJoin {

    /** A field that can be synced. {@code crmField} is its name in amoCRM's writes: {@code price}, {@code custom:12}. */
    record Usable(Converter converter, String crmField) {}

    private final Directory directory;
    private final Converters converters;
    private final List<Problem> faults;
    private final Set<String> taken = new HashSet<>();

    /** @param faults takes why a field cannot be synced */
    FieldJoin(Directory directory, Converters converters, List<Problem> faults) {
        this.directory = directory;
        this.converters = converters;
        this.faults = faults;
    }

    /** The field of a line whose column the tab has; empty where it cannot be synced. */
    Optional<Usable> of(FieldMapping field, String column) {
        Optional<Usable> usable = join(field, column).filter(joined -> unlessTaken(joined, field, column));
        if (usable.isPresent() && usable.get().converter() instanceof RuledStatusConverter ruled) {
            faults.addAll(ruled.stages().faults());
        }
        return usable;
    }

    private Optional<Usable> join(FieldMapping field, String column) {
        String name = field.field();
        if (!CustomFields.isCustom(name)) {
            String crmField = name.equals("contact.phones") ? "phone" : name.substring(name.indexOf('.') + 1);
            return Optional.of(new Usable(converters.standard(name, column, field.as()), crmField));
        }
        List<CustomField> meant = CustomFields.meant(name, directory);
        if (meant.size() != 1) {
            Problem.Code code = meant.isEmpty() ? Problem.Code.UNKNOWN_FIELD : Problem.Code.AMBIGUOUS_FIELD;
            faults.add(Problem.of(code, column, CustomFields.nameOf(name)));
            return Optional.empty();
        }
        CustomField custom = meant.get(0);
        Converter converter = converters.custom(custom, column, field.as());
        if (converter == null) {
            faults.add(Problem.of(Problem.Code.UNSUPPORTED_FIELD, column, CustomFields.nameOf(name), custom.type()));
            return Optional.empty();
        }
        return Optional.of(new Usable(converter, "custom:" + custom.id()));
    }

    /** A custom field may be mapped by its name and again by its id; two columns of one field would fight. */
    private boolean unlessTaken(Usable joined, FieldMapping field, String column) {
        boolean ofContact = field.field().startsWith("contact.");
        if (ReadOnly.is(field.field()) || taken.add(ofContact + joined.crmField())) {
            return true;
        }
        faults.add(Problem.of(Problem.Code.AMBIGUOUS_FIELD, column, CustomFields.nameOf(field.field())));
        return false;
    }
}
