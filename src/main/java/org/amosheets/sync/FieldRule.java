package org.amosheets.sync;

import org.jspecify.annotations.Nullable;

/**
 * A mapped field as the merge sees it.
 *
 * @param field the field's name, {@code lead.price} or {@code contact.phone}
 * @param policy who wins a conflict
 * @param nothing what the field holds where amoCRM has nothing in it, canonical: mostly empty, but a price is 0 then and a
 *     box is not ticked
 * @param canBeCleared whether amoCRM can empty the field: a lead is always in some status of some pipeline
 */
public record FieldRule(String field, Policy policy, String nothing, boolean canBeCleared) {

    /** A rule with what is usual for the field. */
    public FieldRule(String field, Policy policy) {
        this(
                field,
                policy,
                field.equals("lead.price") ? "0" : "",
                !field.equals("lead.status") && !field.equals("lead.pipeline"));
    }

    /** Whether the field belongs to the contact, which several rows may share. */
    public boolean ofContact() {
        return field.startsWith("contact.");
    }

    /** @param value canonical */
    public boolean isEmpty(String value) {
        return value.isEmpty() || value.equals(nothing);
    }

    /**
     * Whether two values are the same to both sides, however they are spelled: all ways to say nothing are one.
     *
     * @param one canonical; null where it is unknown, which is the same as nothing else
     * @param other likewise
     */
    boolean same(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return false;
        }
        return one.equals(other) || (isEmpty(one) && isEmpty(other));
    }
}
