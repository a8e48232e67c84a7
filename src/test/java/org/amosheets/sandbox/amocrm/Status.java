package org.amosheets.sandbox.amocrm;

/** A stage of a pipeline; type 1 is the unsorted stage. */
public record Status(long id, String name, int sort, int type) {

    /** The same two ids close a lead in every pipeline. */
    public static final long WON = 142;

    public static final long LOST = 143;

    boolean unsorted() {
        return type == 1;
    }

    boolean closed() {
        return id == WON || id == LOST;
    }
}
