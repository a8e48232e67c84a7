package org.amosheets.engine;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.Inbox;
import org.jspecify.annotations.Nullable;

/** What keeps this process's batches from going through until a person acts. */
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

    private final Map<Inbox.Lane, Met> latest = new EnumMap<>(Inbox.Lane.class);
    private final Clock clock;

    public Obstacles(Clock clock) {
        this.clock = clock;
    }

    /** The latest try of a lane failed. */
    synchronized void met(Inbox.Lane lane, Throwable cause) {
        Kind kind = Kind.of(cause);
        Met before = latest.get(lane);
        // What heals by itself tells nothing of what stood there before.
        if (kind != null && (before == null || before.kind() != kind)) {
            latest.put(lane, new Met(kind, clock.millis()));
        }
    }

    /** The latest try of a lane went through, or there was nothing to try. */
    synchronized void passed(Inbox.Lane lane) {
        latest.put(lane, new Met(null, 0));
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
