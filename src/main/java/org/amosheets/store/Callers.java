package org.amosheets.store;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for a row to be settled, and what they are told. Any process may have taken the call, and any settle the row. */
public final class Callers {

    private final Redis redis;
    private final String answersKey;
    private final Records<Caller> callers;
    private final Records<Answer> answers;

    Callers(Redis redis, Keys keys) {
        this.redis = redis;
        this.answersKey = keys.of("answers");
        this.callers = new Records<>(redis, keys.of("callers"), Caller.class, "who waits for rows");
        this.answers = new Records<>(redis, answersKey, Answer.class, "what callers are told");
    }

    public List<Caller> waiting() {
        return List.copyOf(callers.all().values());
    }

    /** What those of these callers are told whose rows are settled, by ticket. */
    public Map<String, Answer> answers(Collection<String> tickets) {
        return answers.byIds(tickets);
    }

    /** The tickets of the callers who have not taken their answers yet. */
    public Set<String> answered() {
        return new HashSet<>(
                redis.call("read who was told", () -> redis.map(answersKey).readAllKeySet()));
    }

    /**
     * Somebody who waits.
     *
     * @param ticket unique, of the call
     * @param since when the call came, in ms since the epoch
     * @param row the number of the row asked for
     * @param key the key of the row that stood there when it was looked at; empty before
     */
    public record Caller(String ticket, long since, int row, String key) {

        public Caller at(String rowKey) {
            return new Caller(ticket, since, row, rowKey);
        }
    }

    /**
     * How the row ended.
     *
     * @param lead its lead; 0 where it has none
     * @param note why it is not in step, in its author's words; empty where it is
     * @param at in ms since the epoch
     */
    public record Answer(long lead, String note, long at) {}
}
