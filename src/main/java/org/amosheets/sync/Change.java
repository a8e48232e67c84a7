package org.amosheets.sync;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A hint that something is worth looking at; it carries no command and no value. Looking again is always safe.
 *
 * @param kind what {@code ref} names
 * @param ref a row's number, a row key, a lead's id or a contact's id
 * @param source who said so
 * @param since when it was first said, in ms since the epoch; for display and latency only, nothing is decided by it
 * @param hints ids under which the edges kept what was said, with spaces between; empty where nobody outside said it. For the
 *     log only
 */
public record Change(Kind kind, String ref, Source source, long since, String hints) {

    /** An operator finds each of a few; of a flood the first ones have to do. */
    private static final int MOST_HINTS = 5;

    /** What an older version kept has no hints. */
    public Change {
        hints = Objects.requireNonNullElse(hints, "");
    }

    public Change(Kind kind, String ref, Source source, long since) {
        this(kind, ref, source, since, "");
    }

    /** What a change names. */
    public enum Kind {
        /** A line of the tab by its number, 1 being the header. */
        ROW,
        /** A row by its key. */
        KEY,
        LEAD,
        CONTACT
    }

    /** Who said that there is something to look at, the one whose word weighs more later. */
    public enum Source {
        RETRY,
        /** amoCRM's webhook of what was added: where a row shows it, the echo of our own create. */
        ADDED,
        IMPORT,
        RECONCILE,
        POLL,
        WEBHOOK,
        SCRIPT,
        /** The sheet's script, of a row that its sender says is whole: nobody is typing in it any more. */
        WHOLE,
        OPERATOR,
        /** A person wants this lead to have a row, whatever the mapping says of leads without one. */
        PULLED,
        /** As {@link #PULLED}, and even where a person deleted its row. */
        PULLED_AGAIN
    }

    public static Change row(int number, Source source, long since) {
        return new Change(Kind.ROW, Integer.toString(number), source, since);
    }

    public static Change key(String rowKey, Source source, long since) {
        return new Change(Kind.KEY, rowKey, source, since);
    }

    public static Change lead(long id, Source source, long since) {
        return new Change(Kind.LEAD, Long.toString(id), source, since);
    }

    public static Change contact(long id, Source source, long since) {
        return new Change(Kind.CONTACT, Long.toString(id), source, since);
    }

    /** Two changes of one subject as one: since the older, by the word that weighs more. */
    public Change with(Change other) {
        Source weightier = source.compareTo(other.source) >= 0 ? source : other.source;
        return new Change(kind, ref, weightier, Math.min(since, other.since), joined(hints, other.hints));
    }

    /** The same, said under these hints too. */
    public Change toldBy(String more) {
        return new Change(kind, ref, source, since, joined(hints, more));
    }

    private static String joined(String some, String others) {
        if (some.isEmpty() || some.equals(others)) {
            return others;
        }
        return others.isEmpty()
                ? some
                : Stream.of(some, others)
                        .flatMap(ids -> Stream.of(ids.split(" ")))
                        .distinct()
                        .limit(MOST_HINTS)
                        .collect(Collectors.joining(" "));
    }

    /** What makes two changes the same work: they may be taken as one. */
    public String subject() {
        return kind + ":" + ref;
    }
}
