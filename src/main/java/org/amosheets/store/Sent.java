package org.amosheets.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What rows showed when it was sent to amoCRM: kept before anything is sent, dropped with the commit that keeps what was
 * agreed. Where a crash comes between, what amoCRM holds of it is not mistaken for somebody else's change.
 */
public final class Sent {

    private final Records<Values> records;

    Sent(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("sent"), Values.class, "what is being sent");
    }

    /** By row key, then by field, canonical. */
    public Map<String, Map<String, String>> byKeys(Collection<String> rowKeys) {
        Map<String, Map<String, String>> sent = new HashMap<>();
        records.byIds(rowKeys).forEach((key, values) -> sent.put(key, values.byField()));
        return sent;
    }

    /** All of it, as {@link #byKeys}. */
    public Map<String, Map<String, String>> all() {
        Map<String, Map<String, String>> sent = new HashMap<>();
        records.all().forEach((key, values) -> sent.put(key, values.byField()));
        return sent;
    }

    record Values(Map<String, String> byField) {}
}
