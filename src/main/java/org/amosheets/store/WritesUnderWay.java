package org.amosheets.store;

import java.util.Comparator;
import java.util.List;

/** Audit entries of writes that were made durable before they were sent, and whose batch has not been committed. */
public final class WritesUnderWay {

    private final Records<AuditEntry> records;

    WritesUnderWay(Redis redis, Keys keys) {
        this.records = new Records<>(redis, keys.of("audit-open"), AuditEntry.class, "the writes under way");
    }

    /** All of them, the oldest first. */
    public List<AuditEntry> all() {
        return records.all().values().stream()
                .sorted(Comparator.comparingLong(AuditEntry::at).thenComparing(AuditEntry::id))
                .toList();
    }
}
