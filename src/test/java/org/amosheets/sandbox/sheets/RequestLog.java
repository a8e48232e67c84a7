package org.amosheets.sandbox.sheets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was asked and answered; old lines go, the counts stay. */
final class RequestLog {

    private static final int KEPT = 100_000;

    private final Deque<LoggedRequest> lines = new ArrayDeque<>();
    private final Map<Kind, Integer> counts = new HashMap<>();
    private int rejected429;

    synchronized void add(LoggedRequest line) {
        lines.addLast(line);
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        counts.merge(line.kind(), 1, Integer::sum);
        if (line.status() == 429) {
            rejected429++;
        }
    }

    synchronized List<LoggedRequest> lines() {
        return new ArrayList<>(lines);
    }

    synchronized int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    synchronized int rejected429() {
        return rejected429;
    }

    synchronized void clear() {
        lines.clear();
        counts.clear();
        rejected429 = 0;
    }
}
