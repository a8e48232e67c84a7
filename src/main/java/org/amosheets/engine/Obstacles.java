package org.amosheets.engine;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.Inbox;
import org.jspecify.annotations.Nullable;

/** What keeps this process's batches, and its looks at both sides, from going through until a person acts. */
public final class Obstacles {

    /** Where a person has to act. */
    public enum Kind {
        AMOCRM,
        SHEET,
        INSTALLATION,
        SETTINGS;

        static @Nullable Kind of(Throwable cause) {
            if (cause instanceof AmoCrmException.Blocked) {
                return AMOCRM;
            }
            if (cause instanceof SheetsException.NotOurs) {
                return INSTALLATION;
            }
            if (cause instanceof SheetsException.Unavailable) {
                return SHEET;
            }
            return cause instanceof Misconfigured ? SETTINGS : null;
        }
    }

    private record Met(@Nullable Kind kind, long since) {}

    /** By the lane's, or the clock's route's, name. */
    private final Map<String, Met> latest = new HashMap<>();

    private final Clock clock;

    public Obstacles(Clock clock) {
        this.clock = clock;
    }

    /** The latest try of a lane failed. */
    synchronized void met(Inbox.Lane lane, Throwable cause) {
        met(lane.name(), Kind.of(cause));
    }

    /** The latest look that this route of the clock's makes failed. Of a side's refusals its own calls tell. */
    synchronized void missed(String route, Throwable cause) {
        if (cause instanceof Misconfigured) {
            met(route, Kind.SETTINGS);
        }
    }

    private void met(String who, @Nullable Kind kind) {
        Met before = latest.get(who);
        // What heals by itself tells nothing of what stood there before.
        if (kind != null && (before == null || before.kind() != kind)) {
            latest.put(who, new Met(kind, clock.millis()));
        }
    }

    /** The latest try of a lane went through, or there was nothing to try. */
    synchronized void passed(Inbox.Lane lane) {
        latest.put(lane.name(), new Met(null, 0));
    }

    /** The latest look that this route of the clock's makes went through, or it was not this process's turn. */
    synchronized void looked(String route) {
        latest.remove(route);
    }

    /** Since when this stands in the way, in ms since the epoch; empty where it does not. */
    public synchronized Optional<Long> since(Kind kind) {
        return latest.values().stream()
                .filter(met -> met.kind() == kind)
                .map(Met::since)
                .min(Long::compare);
    }

    /** Whether anything was tried yet. */
    public synchronized boolean known() {
        return !latest.isEmpty();
    }
}
