package org.amosheets.amocrm;

/** Counts how the requests that were sent to amoCRM ended; each of them, also one that is repeated. */
@FunctionalInterface
public interface AnswerCount {

    AnswerCount NOBODY = status -> {};

    /** @param status of the answer; 0 where none came */
    void answered(int status);
}
