package org.amosheets.engine;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;

/** What was done within the last minute, kept in Redis so that many small batches add up like one large one. */
final class BrakeWindow {

    private final Store store;
    private final String mark;

    BrakeWindow(Store store, String mark) {
        this.store = store;
        this.mark = mark;
    }

    /** The rows concerned lately, those of this batch among them; remembered with the batch's commit. */
    Set<String> with(Collection<String> rows, long now, Commit commit) {
        Map<String, Long> seen = parse(store.marks().text(mark).orElse(""), now);
        // A row counts once, however often it is looked at: what is tried again is not more work.
        rows.forEach(row -> seen.put(row, now));
        StringBuilder text = new StringBuilder();
        seen.forEach((row, at) -> text.append(at).append(' ').append(row).append('\n'));
        commit.mark(mark, text.toString());
        return new HashSet<>(seen.keySet());
    }

    static Map<String, Long> parse(String text, long now) {
        Map<String, Long> seen = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            long at = space < 1 ? 0 : Long.parseLong(line.substring(0, space));
            if (now - at <= Brake.WINDOW_MS) {
                seen.put(line.substring(space + 1), at);
            }
        });
        return seen;
    }
}
