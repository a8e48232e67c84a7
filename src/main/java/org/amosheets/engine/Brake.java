package org.amosheets.engine;

/**
 * How much at once is too much for nobody to have been asked.
 *
 * @param rows more rows than this
 * @param percent and more percent of the linked rows than this
 */
record Brake(int rows, int percent) {

    /** What happens within this time happens at once: a paste is told in several batches, a fill-down cell by cell. */
    static final long WINDOW_MS = 60_000;

    /**
     * @param concerned distinct rows
     * @param linked how many rows have a lead
     */
    boolean stops(long concerned, long linked) {
        return concerned > rows && concerned * 100 > linked * percent;
    }
}
