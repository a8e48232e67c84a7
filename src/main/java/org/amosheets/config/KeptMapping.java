package org.amosheets.config;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.mapping.Mapping;
import org.amosheets.store.Commit;
import org.amosheets.store.Store;
import org.amosheets.store.StoreUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the file of the mapping in force, so that one that was changed while the service was down is judged like one that
 * is changed while it runs.
 */
final class KeptMapping {

    private static final Logger LOG = LoggerFactory.getLogger(KeptMapping.class);

    private final Store store;
    private final MappingInForce mappings;

    KeptMapping(Store store, MappingInForce mappings) {
        this.store = store;
        this.mappings = mappings;
    }

    /** As {@link FileMemory#before}. */
    Map<String, String> before(Map<String, String> onDisk) {
        try {
            String[] kept = store.marks().text(mark()).orElse("").split("\n", 2);
            String now = onDisk.get(kept[0]);
            if (kept.length == 2 && now != null) {
                if (now.equals(kept[1])) {
                    return onDisk;
                }
                if (goOnWith(kept[0], kept[1])) {
                    Map<String, String> inForce = new TreeMap<>(onDisk);
                    inForce.put(kept[0], kept[1]);
                    return inForce;
                }
            }
        } catch (StoreUnavailable away) {
            LOG.warn("Whether the mapping was changed while the service was down is not known: {}", away.getMessage());
        }
        onDisk.forEach(this::taken);
        return onDisk;
    }

    /** Returns whether it can be gone on with: an older version knew words that this one may not. */
    private boolean goOnWith(String file, String text) {
        Optional<Mapping> before = MappingText.read(text, mappings.name()).mapping();
        before.ifPresent(mapping -> {
            mappings.goOnWith(mapping);
            LOG.info(
                    "{} was changed while the service was down. What was in force before stays so until it is checked.",
                    file);
        });
        return before.isPresent();
    }

    /** As {@link FileMemory#taken}. */
    void taken(String file, String text) {
        boolean declares = text.contains(mappings.name())
                && MappingText.read(text, mappings.name()).mapping().isPresent();
        if (declares) {
            try {
                Commit commit = store.newCommit();
                commit.mark(mark(), file + "\n" + text);
                commit.runUnfenced();
            } catch (StoreUnavailable away) {
                LOG.warn("Which mapping is in force could not be kept: {}", away.getMessage());
            }
        }
    }

    private String mark() {
        return "mapping-in-force:" + mappings.name();
    }
}
