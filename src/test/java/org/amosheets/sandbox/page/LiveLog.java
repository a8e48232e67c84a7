package org.amosheets.sandbox.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** The newest lines of what happened, and the one counter that orders everything the page shows. */
final class LiveLog {

    private static final int KEPT = 400;

    /** What a listener does not know yet. */
    record News(long seq, List<LogLine> lines, boolean stateChanged, boolean counted) {}

    private final Deque<LogLine> lines = new ArrayDeque<>();
    private long seq;
    private long stateSeq;
    private long countersSeq;

    synchronized void add(String side, String code, Map<String, Object> args) {
        lines.addLast(new LogLine(++seq, System.currentTimeMillis(), side, code, args));
        if (lines.size() > KEPT) {
            lines.removeFirst();
        }
        notifyAll();
    }

    /** Notes that what the page shows has changed. */
    synchronized long touch() {
        stateSeq = ++seq;
        notifyAll();
        return seq;
    }

    /** Notes that the counters have changed, which happens too often to send the whole state each time. */
    synchronized void counted() {
        countersSeq = ++seq;
        notifyAll();
    }

    synchronized long seq() {
        return seq;
    }

    /** Waits until there is something newer, or until the time is over. */
    synchronized News await(long after, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; seq <= after && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
        List<LogLine> fresh = lines.stream().filter(line -> line.seq() > after).toList();
        return new News(seq, fresh, stateSeq > after, countersSeq > after);
    }
}
