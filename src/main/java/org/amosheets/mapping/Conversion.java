package org.amosheets.mapping;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The ways of converting that a mapping may ask for, as its {@code as} spells them. */
enum Conversion {
    TEXT,
    MONEY,
    NUMBER,
    PHONE,
    EMAIL,
    STATUS,
    PIPELINE,
    DATE,
    DATETIME,
    PHONES,
    CHECKBOX,
    SELECT,
    MULTISELECT,
    /** A custom field whose type in amoCRM decides. */
    AUTO;

    /** What may be asked of a custom field that amoCRM keeps as text; for other types amoCRM's type decides. */
    static final Set<Conversion> OF_TEXT = Set.of(TEXT, MONEY, NUMBER, PHONE, EMAIL);

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Conversion> of(String word) {
        for (Conversion conversion : values()) {
            if (conversion.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(conversion);
            }
        }
        return Optional.empty();
    }

    /** The field's own conversion, or empty where there is no such field. */
    static Optional<Conversion> natural(String field) {
        if (CustomFields.isCustom(field) && !CustomFields.nameOf(field).isEmpty()) {
            return Optional.of(AUTO);
        }
        return Optional.ofNullable(
                switch (field) {
                    case "lead.name", "contact.name", "lead.company", "lead.responsible" -> TEXT;
                    case "lead.price" -> MONEY;
                    case "lead.status" -> STATUS;
                    case "lead.pipeline" -> PIPELINE;
                    case "contact.phone" -> PHONE;
                    case "contact.email" -> EMAIL;
                    case "contact.phones" -> PHONES;
                    case "lead.createdAt" -> DATETIME;
                    default -> null;
                });
    }
}
