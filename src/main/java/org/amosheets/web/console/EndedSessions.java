package org.amosheets.web.console;

import java.time.Duration;

/** Which sessions were ended by their owner before their time; shared by all processes. */
public interface EndedSessions {

    /** Remembers for this long that the session has ended. */
    void end(String id, Duration left);

    boolean has(String id);
}
