package org.amosheets.mapping;

import java.util.List;
import java.util.function.Predicate;
import org.amosheets.mapping.Directory.CustomField;

/** Finds the account's custom field that a mapping means. */
final class CustomFields {

    static final String LEAD = "lead.custom:";
    static final String CONTACT = "contact.custom:";

    private CustomFields() {}

    static boolean isCustom(String field) {
        return field.startsWith(LEAD) || field.startsWith(CONTACT);
    }

    /** The custom field's name or id as the mapping has it. */
    static String nameOf(String field) {
        return Texts.strip(field.substring(field.indexOf(':') + 1));
    }

    /** The custom fields meant: by id, else by exact name, else by name in any case. More than one only by name. */
    static List<CustomField> meant(String field, Directory directory) {
        String name = nameOf(field);
        List<CustomField> all = field.startsWith(LEAD) ? directory.leadFields() : directory.contactFields();
        List<Predicate<CustomField>> ways = List.of(
                custom -> Long.toString(custom.id()).equals(name),
                custom -> Texts.strip(custom.name()).equals(name),
                custom -> Names.fold(custom.name()).equals(Names.fold(name)));
        for (Predicate<CustomField> way : ways) {
            List<CustomField> found = all.stream().filter(way).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }
}
