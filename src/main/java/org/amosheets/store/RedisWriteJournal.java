package org.amosheets.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sheets.WriteJournal;

/** Writes under way, by their id. */
final class RedisWriteJournal implements WriteJournal {

    private final Redis redis;
    private final String journal;
    private final String counter;
    private final String shown;

    RedisWriteJournal(Redis redis, Keys keys) {
        this.redis = redis;
        this.journal = keys.of("journal");
        this.counter = keys.of(Identity.RUN);
        this.shown = keys.of("shown");
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
    public void end(String writeId, Map<String, Map<String, String>> shows) {
        List<String> arguments = new ArrayList<>(List.of(writeId));
        shows.forEach((key, values) -> {
            arguments.add(key);
            arguments.add(Json.write(values));
        });
        redis.number("end a write", Script.JOURNAL_END, List.of(journal, shown), arguments.toArray());
    }

    /** The oldest one; there may be more where a process that had lost its lease began another. */
    @Override
    public Optional<Entry> open() {
        return redis.call("read the writes under way", () -> redis.map(journal).readAllValues()).stream()
                .min(Comparator.comparingLong(RedisWriteJournal::number))
                .map(text -> Json.read(text.substring(text.indexOf(' ') + 1), Entry.class));
    }

    private static long number(String text) {
        return Long.parseLong(text, 0, text.indexOf(' '), 10);
    }
}
