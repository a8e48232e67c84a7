package org.amosheets.sync;

/**
 * A mapped field as the merge sees it.
 *
 * @param field the field's name, {@code lead.price} or {@code contact.phone}
 * @param policy who wins a conflict
 */
public record FieldRule(String field, Policy policy) {

    /** Whether the field belongs to the contact, which several rows may share. */
    public boolean ofContact() {
        return field.startsWith("contact.");
    }
}
