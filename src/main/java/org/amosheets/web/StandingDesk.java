package org.amosheets.web;

import java.util.List;

/** Changes that stand, as the operator's endpoints need them. */
public interface StandingDesk {

    /** Those in one state: {@code waiting}, {@code parked} or {@code held}; the oldest first. */
    List<StandingChange> list(String state);

    /** Puts a parked change back; false where there is none such. */
    boolean retry(String id);

    /** Lets a held change go on; false where there is none such. */
    boolean approve(String id);

    /** Forgets a parked or held change; false where there is none such. */
    boolean drop(String id);

    /**
     * One of them.
     *
     * @param kind its state
     * @param reason one sentence for a person
     * @param rows the row keys concerned
     * @param leads the leads concerned
     * @param since in ms since the epoch
     */
    record StandingChange(String id, String kind, String reason, List<String> rows, List<Long> leads, long since) {}
}
