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

    /**
     * Whether a value counts as empty. A lead's price has no empty in amoCRM: there 0 is what nothing is.
     *
     * @param value canonical
     */
    public boolean isEmpty(String value) {
        return value.isEmpty() || (field.equals("lead.price") && value.equals("0"));
    }

    /** Whether amoCRM has no way to empty the field: a lead is always in some status of some pipeline. */
    public boolean alwaysFilled() {
        return field.equals("lead.status") || field.equals("lead.pipeline");
    }
}
