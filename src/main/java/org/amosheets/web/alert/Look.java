package org.amosheets.web.alert;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * How things stood at one moment.
 *
 * @param standing what takes a person
 * @param clear what surely does not; of a kind that is in neither, nothing is known
 */
public record Look(Map<Kind, Matter> standing, Set<Kind> clear) {

    /**
     * Something that takes a person.
     *
     * @param since in ms since the epoch; 0 = when it is first seen
     * @param count how many of it there are
     */
    public record Matter(long since, int count) {}

    /** To be filled in. */
    public static final class Draft {
        private final Map<Kind, Matter> standing = new EnumMap<>(Kind.class);
        private final Set<Kind> clear = EnumSet.noneOf(Kind.class);

        /** So many of this kind; none means that it is clear. */
        public Draft saw(Kind kind, int count, long since) {
            if (count > 0) {
                standing.merge(
                        kind,
                        new Matter(since, count),
                        (one, other) -> new Matter(earlier(one, other), one.count() + other.count()));
                clear.remove(kind);
            } else if (!standing.containsKey(kind)) {
                clear.add(kind);
            }
            return this;
        }

        /** One of this kind, which may be seen already: it is told by more than one. */
        public Draft stands(Kind kind, long since) {
            Matter seen = standing.get(kind);
            if (seen == null) {
                return saw(kind, 1, since);
            }
            standing.put(kind, new Matter(earlier(seen, new Matter(since, 1)), seen.count()));
            return this;
        }

        private static long earlier(Matter one, Matter other) {
            return one.since() == 0 || other.since() == 0
                    ? Math.max(one.since(), other.since())
                    : Math.min(one.since(), other.since());
        }

        public Look done() {
            return new Look(Map.copyOf(standing), Set.copyOf(clear));
        }
    }
}
