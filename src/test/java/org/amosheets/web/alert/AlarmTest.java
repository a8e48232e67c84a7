package org.amosheets.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Look QUIET = look(Kind.PARKED, 0);
    private static final Look PARKED = look(Kind.PARKED, 2);

    private long now = 1_000_000;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }
    };
    private final Map<String, Long> kept = new HashMap<>();
    private final Memory memory = new Memory() {
        @Override
        public Map<String, Long> told() {
            return Map.copyOf(kept);
        }

        @Override
        public void remember(String kind, long since) {
            kept.put(kind, since);
        }

        @Override
        public void forget(String kind) {
            kept.remove(kind);
        }
    };
    private final List<JsonNode> taken = new ArrayList<>();
    private boolean refuses;
    private int tries;
    private Alarm alarm = alarm();

    private static Look look(Kind kind, int count) {
        return new Look.Draft().saw(kind, count, count == 0 ? 0 : 900_000).done();
    }

    private Alarm alarm() {
        return new Alarm(memory, this::take, new Message("acme.amocrm.ru"), clock);
    }

    private void take(String json) throws Post.NotTaken {
        tries++;
        if (refuses) {
            throw new Post.NotTaken("it answered 500");
        }
        try {
            taken.add(JSON.readTree(json));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Looks every second for so long. */
    private void lookFor(int seconds, Look look) {
        for (int second = 0; second <= seconds; second++) {
            alarm.look(look, true);
            now += 1_000;
        }
    }

    private List<String> said() {
        return taken.stream()
                .map(body ->
                        body.path("kind").asText() + " " + body.path("state").asText())
                .toList();
    }

    @Test
    void saysOnceThatItStandsAndOnceThatItIsOver() {
        lookFor(60, PARKED);
        assertThat(said()).containsExactly("parked begun");
        lookFor(60, QUIET);
        assertThat(said()).containsExactly("parked begun", "parked over");
        assertThat(kept).isEmpty();
    }

    @Test
    void theMessageHoldsBothLanguagesAndAnIdThatItsEndHasToo() {
        lookFor(60, PARKED);
        lookFor(60, QUIET);
        JsonNode begun = taken.get(0);
        assertThat(begun.path("since").asText()).isEqualTo("1970-01-01T00:15:00Z");
        assertThat(begun.path("count").asInt()).isEqualTo(2);
        assertThat(begun.path("account").asText()).isEqualTo("acme.amocrm.ru");
        assertThat(begun.path("ru").path("what").asText()).contains("отложены", "записей: 2");
        assertThat(begun.path("en").path("do").asText()).contains("page Problems");
        assertThat(begun.path("text").asText().lines()).hasSize(2);
        assertThat(taken.get(1).path("id")).isEqualTo(begun.path("id"));
        assertThat(taken.get(1).path("ru").path("what").asText()).isEqualTo("Решено. Отложенных изменений больше нет.");
    }

    @Test
    void whatPassesByItselfIsNotSaid() {
        lookFor(3, PARKED);
        lookFor(60, QUIET);
        assertThat(tries).isZero();
    }

    @Test
    void whatComesBackAtOnceWasNotOver() {
        lookFor(20, PARKED);
        lookFor(5, QUIET);
        lookFor(20, PARKED);
        assertThat(said()).containsExactly("parked begun");
    }

    @Test
    void aRestartSaysNothingAgainAndStillSaysThatItIsOver() {
        lookFor(20, PARKED);
        alarm = alarm();
        lookFor(20, PARKED);
        assertThat(said()).containsExactly("parked begun");
        lookFor(20, QUIET);
        assertThat(said()).containsExactly("parked begun", "parked over");
    }

    @Test
    void whatIsNotKnownIsNotOver() {
        lookFor(20, PARKED);
        lookFor(60, new Look.Draft().done());
        assertThat(said()).containsExactly("parked begun");
    }

    @Test
    void aReceiverThatFailsIsTriedAgainLessAndLessOften() {
        refuses = true;
        lookFor(60, PARKED);
        assertThat(tries).isBetween(4, 6);
        assertThat(kept).isEmpty();
        refuses = false;
        lookFor(60, PARKED);
        assertThat(said()).containsExactly("parked begun");
    }

    @Test
    void whileRedisIsAwayThatAloneIsSaidAndAfterItThatItIsBack() {
        lookFor(20, PARKED);
        for (int second = 0; second < 60; second++) {
            alarm.look(look(Kind.REDIS, 1), false);
            now += 1_000;
        }
        assertThat(said()).containsExactly("parked begun", "redis begun");
        lookFor(
                20,
                new Look.Draft()
                        .saw(Kind.PARKED, 2, 900_000)
                        .saw(Kind.REDIS, 0, 0)
                        .done());
        assertThat(said()).containsExactly("parked begun", "redis begun", "redis over");
    }

    @Test
    void aRestartOfRedisIsNobodysBusiness() {
        for (int second = 0; second < 20; second++) {
            alarm.look(look(Kind.REDIS, 1), false);
            now += 1_000;
        }
        assertThat(tries).isZero();
    }
}
