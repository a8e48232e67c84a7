package org.amosheets.sheets;

/** Counts how the requests that were sent to Google Sheets ended; each of them, also one that is repeated. */
@FunctionalInterface
public interface AnswerCount {

    AnswerCount NOBODY = status -> {};

    /** @param status of the answer; 0 where none came */
    void answered(int status);
}
