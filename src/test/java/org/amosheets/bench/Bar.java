package org.amosheets.bench;

/** What a figure has to reach. */
record Bar(Sense sense, double limit) {

    /** Which way is better. */
    enum Sense {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Sense(String sign) {
            this.sign = sign;
        }
    }

    static Bar atLeast(double limit) {
        return new Bar(Sense.AT_LEAST, limit);
    }

    static Bar atMost(double limit) {
        return new Bar(Sense.AT_MOST, limit);
    }

    boolean met(double value) {
        return sense == Sense.AT_LEAST ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return sense.sign + " " + Figure.number(limit);
    }
}
