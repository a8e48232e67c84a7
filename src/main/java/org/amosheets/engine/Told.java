package org.amosheets.engine;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amosheets.store.Inbox;
import org.amosheets.sync.Change;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * What an edge was told, under an id by which the log leads from there to the batches that looked at it: the id goes along
 * with the changes, through the inbox and wherever they are put off.
 */
public final class Told {

    /** The names of the two ids in a line of the log. */
    static final String HINT = "hint";

    static final String BATCH = "batch";

    private static final Logger LOG = LoggerFactory.getLogger(Told.class);
    private static final int SHOWN = 5;

    private final String id;
    private final List<Change> changes;

    private Told(String id, List<Change> changes) {
        this.id = id;
        this.changes = changes;
    }

    static Told of(List<Change> changes) {
        String id = UUID.randomUUID().toString().substring(0, 13);
        return new Told(id, changes.stream().map(change -> change.toldBy(id)).toList());
    }

    /**
     * Keeps what was told; it is durable once this returns.
     *
     * @param who told it, as the log calls them
     */
    public static void keep(Inbox inbox, Inbox.Lane lane, String who, List<Change> changes) {
        Told told = of(changes);
        inbox.accept(lane, told.changes);
        told.kept(who);
    }

    List<Change> changes() {
        return changes;
    }

    /** Says so in the log; to be called once it is durable. */
    void kept(String who) {
        try (MDC.MDCCloseable line = MDC.putCloseable(HINT, id)) {
            LOG.info("{} announced {}", who, refs(changes));
        }
    }

    /** The first few of them, by numbers and ids alone. */
    static String refs(List<Change> changes) {
        String first = changes.stream()
                .limit(SHOWN)
                .map(change -> word(change.kind()) + " " + change.ref())
                .collect(Collectors.joining(", "));
        return changes.size() <= SHOWN ? first : first + " and " + (changes.size() - SHOWN) + " more";
    }

    private static String word(Change.Kind kind) {
        return switch (kind) {
            case ROW -> "row";
            case KEY -> "the row with the key";
            case LEAD -> "lead";
            case CONTACT -> "contact";
        };
    }
}
