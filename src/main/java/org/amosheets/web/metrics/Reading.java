package org.amosheets.web.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.amosheets.engine.AuditTrail;
import org.amosheets.store.Inbox;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;

/** What Redis holds at one moment, by the names of the gauges that show it; empty where Redis is away. */
record Reading(Map<String, Double> values) {

    static final String UP = "up";

    static Reading of(Sources sources) {
        try {
            return new Reading(values(sources));
        } catch (StoreUnavailable away) {
            // What else is measured has to come out: this is when somebody looks.
            return new Reading(Map.of(UP, 0.0));
        }
    }

    private static Map<String, Double> values(Sources sources) {
        Store store = sources.store();
        Map<String, Double> values = new HashMap<>();
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            long waiting = store.inbox().waiting(lane);
            OptionalLong oldest =
                    waiting == 0 ? OptionalLong.empty() : store.inbox().oldest(lane);
            double age = oldest.stream()
                    .mapToDouble(since -> sources.clock().millis() - since)
                    .findFirst()
                    .orElse(0);
            values.put(waiting(lane), (double) waiting);
            values.put(age(lane), Math.max(0, age) / 1000);
        }
        values.put("links", (double) store.links().size());
        values.put("parked", (double) store.standing().list(Standing.PARKED).size());
        values.put("held", (double) store.standing().list(Standing.HELD).size());
        values.put("conflicts", (double) store.openConflicts().all().size());
        for (AuditTrail.Crossed crossed : sources.trail().lastCrossed()) {
            values.put(crossed(crossed.side()), crossed.at() / 1000.0);
        }
        values.put(UP, store.writable() ? 1.0 : 0.0);
        return values;
    }

    static String waiting(Inbox.Lane lane) {
        return "waiting " + lane;
    }

    static String age(Inbox.Lane lane) {
        return "age " + lane;
    }

    static String crossed(String side) {
        return "crossed " + side;
    }

    /** Not a number where it is not known. */
    double of(String name) {
        return values.getOrDefault(name, Double.NaN);
    }
}
