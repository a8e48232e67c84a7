package org.amosheets.sandbox.amocrm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The custom fields of leads, or those of contacts. Guarded by the account's lock. */
final class FieldCatalog {

    private final Map<Long, CustomField> byId = new LinkedHashMap<>();

    FieldCatalog(List<CustomField> fields) {
        fields.forEach(this::add);
    }

    void add(CustomField field) {
        byId.put(field.id(), field);
    }

    void remove(CustomField field) {
        byId.remove(field.id());
    }

    List<CustomField> all() {
        return List.copyOf(byId.values());
    }

    @Nullable
    CustomField byId(long id) {
        return byId.get(id);
    }

    Optional<CustomField> byCode(String code) {
        return byId.values().stream().filter(field -> code.equals(field.code())).findFirst();
    }

    CustomField get(long id) {
        CustomField field = byId.get(id);
        if (field == null) {
            throw new IllegalStateException("No custom field has the id " + id);
        }
        return field;
    }

    /** By id, code or name, as a test or the page would call it. */
    CustomField named(String name) {
        return byId.values().stream()
                .filter(field -> name.equals(field.code())
                        || name.equals(field.name())
                        || name.equals(Long.toString(field.id())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No custom field is called " + name));
    }
}
