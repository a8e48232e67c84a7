package org.amosheets.engine;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** How many of this process's requests to one side ended in which way. */
public final class Answers implements org.amosheets.amocrm.AnswerCount, org.amosheets.sheets.AnswerCount {

    private final LongAdder[] counts =
            Arrays.stream(Way.values()).map(way -> new LongAdder()).toArray(LongAdder[]::new);

    /** Ways to end, as the metrics call them. */
    public enum Way {
        /** No answer came. */
        NONE("none"),
        SUCCESS("2xx"),
        REDIRECTION("3xx"),
        /** Refused, other than for their number. */
        REFUSED("4xx"),
        TOO_MANY("429"),
        FAILED("5xx");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Way of(int status) {
            if (status == 429) {
                return TOO_MANY;
            }
            return switch (status / 100) {
                case 2 -> SUCCESS;
                case 3 -> REDIRECTION;
                case 4 -> REFUSED;
                case 5 -> FAILED;
                default -> NONE;
            };
        }
    }

    @Override
    public void answered(int status) {
        counts[Way.of(status).ordinal()].increment();
    }

    /** Since the process began. */
    public long count(Way way) {
        return counts[way.ordinal()].sum();
    }
}
