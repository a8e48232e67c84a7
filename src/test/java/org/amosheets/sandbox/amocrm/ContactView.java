package org.amosheets.sandbox.amocrm;

import java.util.List;

/** A contact as it was at one moment. */
public record ContactView(
        long id,
        String name,
        String firstName,
        String lastName,
        long responsibleUserId,
        long createdBy,
        long updatedBy,
        long createdAt,
        long updatedAt,
        boolean deleted,
        List<Long> leadIds,
        List<String> tags,
        List<FieldView> fields) {

    public List<String> phones() {
        return values("PHONE");
    }

    public List<String> emails() {
        return values("EMAIL");
    }

    /** The text of a custom field, by name, code or id; empty where it is not filled. */
    public String field(String nameOrCodeOrId) {
        return String.join(", ", values(nameOrCodeOrId));
    }

    private List<String> values(String wanted) {
        return fields.stream()
                .filter(field -> field.called(wanted))
                .flatMap(field -> field.values().stream())
                .map(FieldValue::text)
                .toList();
    }

    static ContactView of(ContactEntity contact, FieldCatalog catalog) {
        return new ContactView(
                contact.id,
                contact.name,
                contact.firstName,
                contact.lastName,
                contact.responsible,
                contact.createdBy,
                contact.updatedBy,
                contact.createdAt,
                contact.updatedAt,
                contact.deleted,
                List.copyOf(contact.leads),
                List.copyOf(contact.tags),
                FieldView.of(contact, catalog));
    }
}
