package org.amosheets.amocrm;

/**
 * Whether amoCRM's list filters work. They are a paid option; without it they are ignored in silence, so what comes back
 * is checked as well ("Filters" of amoCRM's docs).
 */
final class ListFilters {

    private volatile boolean ignored;

    boolean ignored() {
        return ignored;
    }

    void set(boolean work) {
        ignored = !work;
    }

    void sawViolation() {
        ignored = true;
    }
}
