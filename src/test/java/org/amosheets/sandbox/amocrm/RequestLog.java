package org.amosheets.sandbox.amocrm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every request since the start or the last {@link #clear()}, in the order of arrival. */
public final class RequestLog {

    private static final long SECOND = 1_000_000_000L;

    private final List<RequestRecord> records = new ArrayList<>();
    private int cleared;

    RequestLog() {}

    /** Returns a ticket for {@link #finish}. */
    synchronized int arrive(RequestRecord request) {
        records.add(request);
        return cleared + records.size() - 1;
    }

    synchronized void finish(int ticket, int entities, int status) {
        int at = ticket - cleared;
        if (at < 0) {
            return;
        }
        RequestRecord old = records.get(at);
        records.set(
                at,
                new RequestRecord(
                        old.nanoTime(),
                        old.wallMillis(),
                        old.method(),
                        old.path(),
                        old.query(),
                        entities,
                        status,
                        (System.nanoTime() - old.nanoTime()) / 1_000_000,
                        old.body(),
                        old.token()));
    }

    public synchronized void clear() {
        cleared += records.size();
        records.clear();
    }

    public synchronized List<RequestRecord> requests() {
        return List.copyOf(records);
    }

    public List<RequestRecord> requests(Predicate<RequestRecord> wanted) {
        return requests().stream().filter(wanted).toList();
    }

    /** Requests of this method whose path matches the regular expression. */
    public List<RequestRecord> requests(String method, String pathPattern) {
        return requests(
                request -> request.method().equals(method) && request.path().matches(pathPattern));
    }

    /** Counts by method and path, numbers in the path replaced: {@code GET /api/v4/leads/{id}}. */
    public Map<String, Integer> countByPath() {
        Map<String, Integer> counts = new TreeMap<>();
        for (RequestRecord request : requests()) {
            String path = request.path().replaceAll("/\\d+(?=/|$)", "/{id}");
            counts.merge(request.method() + " " + path, 1, Integer::sum);
        }
        return counts;
    }

    /** The most API requests, refused ones too, that came in within any one second. */
    public int maxInAnySecond() {
        List<Long> times = requests().stream()
                .filter(RequestRecord::api)
                .map(RequestRecord::nanoTime)
                .sorted()
                .toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (times.get(to) - times.get(from) >= SECOND) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    public int rejected429() {
        return requests(request -> request.status() == 429).size();
    }

    /** Requests that have no answer yet. */
    public int inFlight() {
        return requests(request -> request.status() < 0).size();
    }
}
