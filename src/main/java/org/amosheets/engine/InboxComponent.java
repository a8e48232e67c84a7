package org.amosheets.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code inbox:rows} and {@code inbox:leads}: batches of changes that wait in Redis, acknowledged by their commit. */
public final class InboxComponent extends DefaultComponent {

    private final Store store;
    private final Leadership leadership;
    private final QuotaLimit quota;
    private final Duration debounce;
    private final Obstacles obstacles;

    /** @param debounce the longest that changes wait for others to join their batch */
    public InboxComponent(
            Store store, Leadership leadership, QuotaLimit quota, Duration debounce, Obstacles obstacles) {
        this.obstacles = obstacles;
        this.store = store;
        this.leadership = leadership;
        this.quota = quota;
        this.debounce = debounce;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Inbox.Lane lane = Inbox.Lane.valueOf(remaining.toUpperCase(Locale.ROOT));
        int max = getAndRemoveParameter(parameters, "max", Integer.class, 500);
        return new InboxEndpoint(uri, this, lane, max);
    }

    Store store() {
        return store;
    }

    Pace pace(Inbox.Lane lane) {
        return new Pace(lane, quota, debounce);
    }

    Obstacles obstacles() {
        return obstacles;
    }

    Leadership leadership() {
        return leadership;
    }
}
