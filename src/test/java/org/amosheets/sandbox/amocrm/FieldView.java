package org.amosheets.sandbox.amocrm;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A filled custom field of a lead or contact. */
public record FieldView(long id, String name, @Nullable String code, String type, List<FieldValue> values) {

    public FieldView {
        values = List.copyOf(values);
    }

    public String text() {
        return values.stream().map(FieldValue::text).collect(Collectors.joining(", "));
    }

    boolean called(String wanted) {
        return wanted.equals(name) || wanted.equals(code) || wanted.equals(Long.toString(id));
    }

    static List<FieldView> of(Entity entity, FieldCatalog catalog) {
        return entity.fields.entrySet().stream()
                .map(entry -> {
                    CustomField field = catalog.get(entry.getKey());
                    return new FieldView(field.id(), field.name(), field.code(), field.type(), entry.getValue());
                })
                .toList();
    }
}
