package org.amosheets.web.console;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Log;
import org.amosheets.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * How long changes took to cross: from the moment at which one was announced, or seen without an announcement, to the one
 * at which it was written and kept. New leads are not among them, as they wait until their row is quiet.
 */
final class Latency {

    /** So many hours are shown. */
    static final int HOURS = 24;

    /** A look at more would take longer than a page should; on a day so busy the chart begins later. */
    private static final int MOST = 5_000;

    private static final int PORTION = 500;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final long FRESH_MS = 15_000;

    private final Store store;
    private final Clock clock;
    private @Nullable Read read;

    Latency(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Read(long at, List<Way> ways) {}

    /**
     * One direction.
     *
     * @param side where the changes arrived
     * @param hours one for each hour, the oldest first
     */
    record Way(String side, Share all, List<Share> hours) {}

    /** So many changes, and the times in ms within which half of them, and 95 % of them, had crossed. */
    record Share(int count, long p50, long p95) {}

    synchronized List<Way> ways() {
        long now = clock.millis();
        Read known = read;
        if (known == null || now - known.at() > FRESH_MS) {
            known = new Read(now, look(now));
            read = known;
        }
        return known.ways();
    }

    private List<Way> look(long now) {
        long hour = now - now % HOUR_MS;
        long from = hour - (HOURS - 1) * HOUR_MS;
        List<Log.Line<AuditEntry>> lines = lines(from);
        return List.of(way("sheet", lines, from), way("crm", lines, from));
    }

    private List<Log.Line<AuditEntry>> lines(long from) {
        List<Log.Line<AuditEntry>> found = new ArrayList<>();
        String before = "";
        boolean more = true;
        while (more && found.size() < MOST) {
            List<Log.Line<AuditEntry>> portion = store.auditLog().before(before, PORTION);
            portion.stream().filter(line -> line.at() >= from).forEach(found::add);
            more = portion.size() == PORTION && portion.get(PORTION - 1).at() >= from;
            before = more ? portion.get(PORTION - 1).id() : "";
        }
        return found;
    }

    private static Way way(String side, List<Log.Line<AuditEntry>> lines, long from) {
        List<Long> all = new ArrayList<>();
        List<List<Long>> byHour = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            byHour.add(new ArrayList<>());
        }
        for (Log.Line<AuditEntry> line : lines) {
            AuditEntry entry = line.entry();
            if (entry.saidAt() > 0
                    && entry.side().equals(side)
                    && entry.result().startsWith(AuditEntry.DONE)) {
                long took = Math.max(0, line.at() - entry.saidAt());
                all.add(took);
                int hour = (int) Math.min(HOURS - 1, (line.at() - from) / HOUR_MS);
                byHour.get(hour).add(took);
            }
        }
        return new Way(side, share(all), byHour.stream().map(Latency::share).toList());
    }

    private static Share share(List<Long> times) {
        if (times.isEmpty()) {
            return new Share(0, 0, 0);
        }
        List<Long> sorted = times.stream().sorted().toList();
        return new Share(sorted.size(), rank(sorted, 50), rank(sorted, 95));
    }

    private static long rank(List<Long> sorted, int percent) {
        int place = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(0, place - 1));
    }
}
