package org.amosheets.web.alert;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.amosheets.web.alert.Look.Matter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says of each matter once that it stands and once that it is over. What was said is kept, so that a restart or another
 * process does not say it again. A message that was not taken is sent again, so one may arrive twice, with one id.
 */
final class Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final long OVER_AFTER_MS = 10_000;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Memory memory;
    private final Post post;
    private final Message message;
    private final Clock clock;
    /** As kept when Redis was last there: what was said while it is away is known here alone. */
    private final Map<String, Long> told = new HashMap<>();

    private final Map<Kind, Long> firstSeen = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> firstClear = new EnumMap<>(Kind.class);
    private int failures;
    private long notBefore;

    Alarm(Memory memory, Post post, Message message, Clock clock) {
        this.memory = memory;
        this.post = post;
        this.message = message;
        this.clock = clock;
    }

    /**
     * Another process speaks: whatever this one knew may be outdated once it is its turn.
     *
     * @param redis whether Redis is there
     */
    void standBy(boolean redis) {
        if (redis) {
            keepOfRedis();
        }
        told.clear();
        firstSeen.clear();
        firstClear.clear();
    }

    /**
     * Tells what is new since the last look.
     *
     * @param redis whether Redis is there; where not, nothing else is concluded
     */
    void look(Look look, boolean redis) {
        if (redis) {
            keepOfRedis();
            told.clear();
            told.putAll(memory.told());
        }
        long now = clock.millis();
        for (Kind kind : Kind.values()) {
            Matter matter = look.standing().get(kind);
            if (matter != null) {
                firstClear.remove(kind);
                long seen = firstSeen.computeIfAbsent(kind, any -> now);
                if (!told.containsKey(kind.word())
                        && now - seen >= kind.patience().toMillis()) {
                    begun(kind, matter.since() == 0 ? seen : matter.since(), matter.count());
                }
            } else {
                firstSeen.remove(kind);
                over(kind, look.clear().contains(kind), now);
            }
        }
    }

    /** That Redis is away could not be kept; whoever speaks once it is back has to know. */
    private void keepOfRedis() {
        Long since = told.get(Kind.REDIS.word());
        if (since != null) {
            memory.remember(Kind.REDIS.word(), since);
        }
    }

    private void begun(Kind kind, long since, int count) {
        if (sent(message.of(kind, Message.BEGUN, since, count))) {
            told.put(kind.word(), since);
            if (kind != Kind.REDIS) {
                memory.remember(kind.word(), since);
            }
            LOG.info("People were told by ALERT_WEBHOOK_URL: {}", kind.word());
        }
    }

    private void over(Kind kind, boolean clear, long now) {
        Long since = told.get(kind.word());
        if (since == null || !clear) {
            firstClear.remove(kind);
            return;
        }
        long seen = firstClear.computeIfAbsent(kind, any -> now);
        if (now - seen >= OVER_AFTER_MS && sent(message.of(kind, Message.OVER, since, 0))) {
            told.remove(kind.word());
            firstClear.remove(kind);
            memory.forget(kind.word());
            LOG.info("People were told by ALERT_WEBHOOK_URL that it is over: {}", kind.word());
        }
    }

    private boolean sent(String json) {
        if (clock.millis() < notBefore) {
            return false;
        }
        try {
            post.send(json);
            failures = 0;
            return true;
        } catch (Post.NotTaken e) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            failures++;
            notBefore = clock.millis() + pause.toMillis();
            LOG.warn(
                    "Tried to tell people by ALERT_WEBHOOK_URL but failed because {}; it is tried again in {} s",
                    e.getMessage(),
                    pause.toSeconds());
            return false;
        }
    }
}
