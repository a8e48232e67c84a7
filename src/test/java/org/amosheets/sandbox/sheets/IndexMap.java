package org.amosheets.sandbox.sheets;

/** Where each row (or column) goes when some are inserted, deleted or moved; -1 where it is deleted. */
@FunctionalInterface
interface IndexMap {

    int apply(int index);

    static IndexMap insert(int at, int count) {
        return i -> i < at ? i : i + count;
    }

    static IndexMap delete(int from, int to) {
        return i -> i < from ? i : i < to ? -1 : i - (to - from);
    }

    /** The destination is counted before the rows are taken out, as the API counts it. */
    static IndexMap move(int from, int to, int destination) {
        int count = to - from;
        if (destination > to) {
            return i -> i >= from && i < to ? i + destination - to : i >= to && i < destination ? i - count : i;
        }
        return i -> i >= from && i < to ? i - (from - destination) : i >= destination && i < from ? i + count : i;
    }
}
