package org.amosheets.web.alert;

import java.util.Map;

/** Which matters people were told of and are not over; outlives the process. */
public interface Memory {

    /** By the kind's word, since when each stands, in ms since the epoch. */
    Map<String, Long> told();

    void remember(String kind, long since);

    void forget(String kind);
}
