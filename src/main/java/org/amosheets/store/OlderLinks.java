package org.amosheets.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.client.codec.StringCodec;

/**
 * The links that the tool with two columns left in Redis: {@code google_sheets_row:N} holds a lead's id,
 * {@code google_sheets_lead:ID} a row's number. Its keys are read and never changed. The tool with the locks left nothing
 * that lasts.
 */
public final class OlderLinks {

    private static final String ROWS = "google_sheets_row:";
    private static final String LEADS = "google_sheets_lead:";
    private static final String WHAT = "read an older tool's links";
    private static final int CHUNK = 500;
    private static final int SHOWN = 60;
    /** Row numbers and ids have no more digits than these. */
    private static final int ROW_DIGITS = 8;

    private static final int ID_DIGITS = 18;

    private final RedissonClient client;

    /** @param client of the Redis that the older tool used */
    public OlderLinks(RedissonClient client) {
        this.client = client;
    }

    /**
     * What there is.
     *
     * @param leads the ids of the leads that were ever a row's, by the row's number; that tool made one at each edit
     * @param unreadable keys of which either half is no number, with nothing in them that could break a line
     */
    public record Found(Map<Integer, TreeSet<Long>> leads, List<String> unreadable) {}

    /** Every link; what is written meanwhile may or may not be among them. */
    public Found read() throws StoreUnavailable {
        Map<Integer, TreeSet<Long>> leads = new TreeMap<>();
        List<String> unreadable = new ArrayList<>();
        values(ROWS).forEach((key, value) -> add(leads, unreadable, key, key.substring(ROWS.length()), value));
        values(LEADS).forEach((key, value) -> add(leads, unreadable, key, value, key.substring(LEADS.length())));
        unreadable.sort(null);
        return new Found(leads, unreadable);
    }

    private static void add(
            Map<Integer, TreeSet<Long>> leads, List<String> unreadable, String key, String row, String lead) {
        OptionalLong number = number(row, ROW_DIGITS);
        OptionalLong id = number(lead, ID_DIGITS);
        if (number.isEmpty() || id.isEmpty() || number.getAsLong() < 2) {
            unreadable.add(shown(key));
            return;
        }
        leads.computeIfAbsent((int) number.getAsLong(), any -> new TreeSet<>()).add(id.getAsLong());
    }

    /** By key; a value that is no text is empty. */
    private Map<String, String> values(String prefix) {
        return new Redis(client).call(WHAT, () -> {
            List<String> keys = new ArrayList<>();
            try (Stream<String> scan = client.getKeys()
                    .getKeysStream(
                            KeysScanOptions.defaults().pattern(prefix + "*").chunkSize(CHUNK))) {
                scan.distinct().forEach(keys::add);
            }
            Map<String, String> values = new HashMap<>();
            for (int from = 0; from < keys.size(); from += CHUNK) {
                List<String> chunk = keys.subList(from, Math.min(keys.size(), from + CHUNK));
                Map<String, String> texts =
                        client.getBuckets(StringCodec.INSTANCE).get(chunk.toArray(String[]::new));
                chunk.forEach(key -> values.put(key, texts.getOrDefault(key, "")));
            }
            return values;
        });
    }

    private static OptionalLong number(String text, int digits) {
        String stripped = text.strip();
        boolean number = !stripped.isEmpty()
                && stripped.length() <= digits
                && stripped.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(stripped)) : OptionalLong.empty();
    }

    private static String shown(String key) {
        String line = key.codePoints()
                .limit(SHOWN)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return line.length() < key.length() ? line + "…" : line;
    }
}
