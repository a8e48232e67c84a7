package org.amosheets.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows now, to hold a read of the tab against that began a while ago. Of a row that a batch has written
 * since, the read may show what was there before.
 */
final class KnownRows {

    private final Map<String, RowState> now;
    /** Of each row that was written since, what was known before; empty of one that is new. */
    private final Map<String, Optional<RowState>> written = new HashMap<>();

    private final Set<Integer> places = new HashSet<>();

    private KnownRows(Map<String, RowState> now) {
        this.now = now;
    }

    /** @param before what was known of the rows when the read began, by key; becomes part of this */
    static KnownRows since(Map<String, RowState> before, Store store) {
        KnownRows known = new KnownRows(before);
        Set<String> dropped = store.rows().compare(before, known::overlay);
        dropped.forEach(key -> known.written.put(key, Optional.ofNullable(known.now.remove(key))));
        return known;
    }

    private void overlay(String key, RowState state) {
        RowState before = now.put(key, state);
        written.put(key, Optional.ofNullable(before));
        if (before == null) {
            places.add(state.position());
        }
    }

    @Nullable
    RowState get(String key) {
        return now.get(key);
    }

    /** Whether a batch wrote what is known of this row since the read began. */
    boolean wrote(String key) {
        return written.containsKey(key);
    }

    /** Whether a row that got its key since the read began stands there: the read may show it without. */
    boolean wroteAt(int number) {
        return places.contains(number);
    }

    /** Whether the row was read as it was before a batch dealt with it. */
    boolean outdated(String key, String fingerprint) {
        return written.getOrDefault(key, Optional.empty())
                .filter(before -> before.fingerprint().equals(fingerprint))
                .isPresent();
    }

    void forEach(BiConsumer<String, RowState> action) {
        now.forEach(action);
    }
}
