package org.amosheets.sync.histories;

import org.amosheets.sync.Plan.Target;

/** A field of a lead or contact, wherever it is shown: in amoCRM and in the cells of its rows. */
record Place(Target target, String field) {

    boolean several() {
        return field.equals(World.PHONE) || field.equals(World.EMAIL);
    }

    /** A value as the oracle compares it: a price of 0 is no price. */
    String plain(String value) {
        return field.equals(World.PRICE) && value.equals("0") ? "" : value;
    }

    boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    @Override
    public String toString() {
        return (target.contact() ? "contact " : "lead ") + target.id() + " " + field;
    }
}
