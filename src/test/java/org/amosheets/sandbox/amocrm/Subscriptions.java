package org.amosheets.sandbox.amocrm;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registered webhooks, by destination. */
final class Subscriptions {

    private final Map<String, Subscription> byDestination = new LinkedHashMap<>();
    private final Clock clock;
    private final Settings settings;
    private long nextId = 839_656;

    Subscriptions(Clock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /** The same destination again replaces the settings; they are not merged. */
    synchronized Subscription put(String destination, List<String> events, int sort) {
        long now = clock.millis() / 1000;
        Subscription old = byDestination.get(destination);
        Subscription fresh = old == null
                ? new Subscription(nextId++, destination, events, sort, false, now, now)
                : new Subscription(
                        old.id(),
                        destination,
                        events,
                        sort,
                        old.disabled() && !settings.postReenablesHook,
                        old.createdAt(),
                        now);
        byDestination.put(destination, fresh);
        return fresh;
    }

    synchronized boolean remove(String destination) {
        return byDestination.remove(destination) != null;
    }

    synchronized List<Subscription> all() {
        return List.copyOf(byDestination.values());
    }

    synchronized Optional<Subscription> find(String destination) {
        return Optional.ofNullable(byDestination.get(destination));
    }

    synchronized void disable(String destination, boolean off) {
        byDestination.computeIfPresent(destination, (key, old) -> old.disabled(off));
    }
}
