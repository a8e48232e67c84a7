package org.amosheets.store;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.amosheets.sheets.RowWrite;
import org.amosheets.sheets.WriteJournal;
import org.amosheets.store.AuditEntry.Changed;
import org.jspecify.annotations.Nullable;

/** Writes under way, by their id. What puts something back is a write of its own, and goes to the audit log as it ends. */
final class RedisWriteJournal implements WriteJournal {

    private static final String CAUSE =
            "The row had moved, or somebody had typed into it, between the service's read and its write";

    private final Redis redis;
    private final String journal;
    private final String counter;
    private final Supplier<Commit> commits;
    private final Supplier<String> run;
    private final Clock clock = Clock.systemUTC();

    RedisWriteJournal(Redis redis, Keys keys, Supplier<Commit> commits, Supplier<String> run) {
        this.redis = redis;
        this.journal = keys.of("journal");
        this.counter = keys.of(Identity.RUN);
        this.commits = commits;
        this.run = run;
    }

    @Override
    public long begin(Entry entry) {
        return redis.number(
                "keep a write before it is sent",
                Script.JOURNAL_BEGIN,
                List.of(journal, counter),
                entry.writeId(),
                Json.write(entry));
    }

    @Override
    public void end(String writeId, Map<String, Map<String, String>> shown) {
        end(writeId, shown, AuditEntry.DONE);
    }

    @Override
    public void abandon(String writeId) {
        end(writeId, Map.of(), "refused: it could not be put back");
    }

    private void end(String writeId, Map<String, Map<String, String>> shown, String result) {
        @Nullable
        String text = redis.call(
                "end a write",
                () -> redis.map(journal).getAll(java.util.Set.of(writeId)).get(writeId));
        if (text == null) {
            return;
        }
        Entry entry = read(text);
        Commit commit = commits.get();
        commit.endWrite(writeId);
        shown.forEach(commit::putShown);
        if (entry.restores()) {
            entry.rows().forEach(row -> commit.audit(putBack(entry, row, result)));
        }
        commit.runUnfenced();
    }

    private AuditEntry putBack(Entry entry, RowWrite row, String result) {
        Map<String, Changed> values = new TreeMap<>();
        row.cells()
                .forEach((column, cell) -> values.put(
                        column, new Changed(cell.expected().text(), cell.value().text())));
        return new AuditEntry(
                entry.writeId() + "/" + row.row(),
                clock.millis(),
                run.get(),
                "sheet",
                "put-back",
                List.of(row.expectedKey()),
                0,
                0,
                values,
                Map.of(),
                CAUSE,
                result,
                0);
    }

    @Override
    public List<Entry> open() {
        return redis.call("read the writes under way", () -> redis.map(journal).readAllValues()).stream()
                .sorted(Comparator.comparingLong(RedisWriteJournal::number))
                .map(RedisWriteJournal::read)
                .toList();
    }

    private static Entry read(String text) {
        return Json.read(text.substring(text.indexOf(' ') + 1), Entry.class);
    }

    private static long number(String text) {
        return Long.parseLong(text, 0, text.indexOf(' '), 10);
    }
}
