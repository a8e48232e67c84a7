package org.amosheets.config;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.web.console.EndedSessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ended sessions, for all processes; those that were ended here are known also while Redis is away. */
final class EndedSessionsInRedis implements EndedSessions {

    private static final Logger LOG = LoggerFactory.getLogger(EndedSessionsInRedis.class);

    private final Store store;
    private final Set<String> endedHere = ConcurrentHashMap.newKeySet();

    EndedSessionsInRedis(Store store) {
        this.store = store;
    }

    @Override
    public void end(String id, Duration left) {
        endedHere.add(id);
        try {
            store.endedSessions().end(id, left);
        } catch (StoreUnavailable away) {
            LOG.warn("A session of the console was ended while Redis is away; other processes do not know of it");
        }
    }

    /** While Redis is away the console has to be there to say so: whoever ended a session elsewhere is not asked. */
    @Override
    public boolean has(String id) {
        if (endedHere.contains(id)) {
            return true;
        }
        try {
            return store.endedSessions().has(id);
        } catch (StoreUnavailable away) {
            LOG.debug("Whether a session of the console was ended is not known while Redis is away");
            return false;
        }
    }
}
