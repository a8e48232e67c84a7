package org.amosheets.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.AuditEntry.Changed;
import org.amosheets.store.AuditEntry.Subject;
import org.amosheets.store.Commit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one batch writes to either side. Each write is made durable before it is sent, and becomes a line of the audit log
 * with the batch's commit; what a crash leaves behind becomes a line by the next batch.
 */
final class Trail {

    private static final Logger LOG = LoggerFactory.getLogger(Trail.class);

    final String run = UUID.randomUUID().toString().substring(0, 13);

    private final long now;
    private final Map<String, AuditEntry> entries = new LinkedHashMap<>();
    /** Names of the entries that are about one row alone, by row key. */
    private final Map<String, List<String>> ofOneRow = new HashMap<>();

    private final List<String> unsent = new ArrayList<>();

    Trail(long now) {
        this.now = now;
    }

    /** What is about to be sent; {@code name} tells it apart within the batch. */
    void begin(
            Commit commit,
            String name,
            String side,
            String what,
            Subject subject,
            Map<String, Changed> values,
            String cause) {
        AuditEntry entry = AuditEntry.about(subject, run + "/" + name, now, side, what, values, cause);
        put(name, entry);
        commit.begin(entry);
    }

    /** Something that wrote to neither side. */
    void note(String name, String what, Subject subject, String cause) {
        put(
                name,
                AuditEntry.about(subject, run + "/" + name, now, "", what, Map.of(), cause)
                        .ended(AuditEntry.DONE));
    }

    private void put(String name, AuditEntry entry) {
        entries.put(name, entry);
        if (entry.rows().size() == 1) {
            ofOneRow.computeIfAbsent(entry.rows().get(0), row -> new ArrayList<>())
                    .add(name);
        }
    }

    void end(String name, String result) {
        entries.computeIfPresent(name, (key, entry) -> entry.ended(result));
    }

    /** As {@link #end}, once more is known of what it was about. */
    void end(String name, long lead, long contact) {
        entries.computeIfPresent(name, (key, entry) -> entry.of(lead, contact).ended(AuditEntry.DONE));
    }

    /** When somebody first said that there was something to cross; 0 where nobody did. */
    void said(String name, long when) {
        entries.computeIfPresent(name, (key, entry) -> entry.said(when));
    }

    /** It was surely not sent. */
    void drop(String name) {
        if (entries.remove(name) != null) {
            unsent.add(run + "/" + name);
        }
    }

    /** What the sides now agree on goes with the last write that led there; where there was none it is a line of its own. */
    void agreed(Subject subject, Map<String, String> values) {
        String key = subject.rows().get(0);
        @Nullable String carrier = null;
        for (String name : ofOneRow.getOrDefault(key, List.of())) {
            AuditEntry entry = entries.get(name);
            if (entry != null && entry.result().equals(AuditEntry.DONE)) {
                carrier = name;
            }
        }
        if (carrier == null) {
            carrier = "agreed/" + key;
            note(carrier, "agreed", subject, "Both sides hold the same");
        }
        entries.computeIfPresent(carrier, (name, entry) -> entry.agreeing(values));
    }

    /** A line of its own, kept with this commit: what was so already before this batch. */
    void foundBefore(
            Commit commit, String name, String what, Subject subject, Map<String, String> agreed, String cause) {
        commit.audit(AuditEntry.about(subject, run + "/" + name, now, "", what, Map.of(), cause)
                .ended(AuditEntry.DONE)
                .agreeing(agreed));
    }

    void finish(Commit commit) {
        unsent.forEach(commit::forget);
        entries.values().forEach(entry -> commit.audit(entry.underWay() ? entry.ended(AuditEntry.UNCONFIRMED) : entry));
    }

    /** What was confirmed, now that it is kept. */
    void tell(Crossings crossings, long keptAt) {
        entries.values().stream()
                .filter(entry -> entry.result().startsWith(AuditEntry.DONE)
                        && !entry.side().isEmpty())
                .forEach(entry -> crossings.crossed(
                        entry.side(), entry.what(), entry.saidAt() > 0 ? Math.max(0, keptAt - entry.saidAt()) : -1));
    }

    /** One line of the log for all that was written: how much of which kind. */
    void sayWritten() {
        Map<String, Integer> counts = new TreeMap<>();
        entries.values().stream()
                .filter(entry -> !entry.side().isEmpty())
                .forEach(entry -> counts.merge(outcome(entry), 1, Integer::sum));
        if (!counts.isEmpty()) {
            LOG.info("Wrote {}", counts);
        }
    }

    private static String outcome(AuditEntry entry) {
        String result = entry.result();
        boolean plain = result.startsWith(AuditEntry.DONE);
        return plain ? entry.what() : entry.what() + (result.startsWith("refused") ? " (refused)" : " (unconfirmed)");
    }

    static Map<String, Changed> changes(Map<String, String> after) {
        Map<String, Changed> changes = new HashMap<>();
        after.forEach((field, value) -> changes.put(field, new Changed("", value)));
        return changes;
    }
}
