package org.amosheets.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.amosheets.web.console.Sessions.Session;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final Set<String> ended = new HashSet<>();

    private Sessions sessions(String token, Duration later) {
        EndedSessions kept = new EndedSessions() {
            @Override
            public void end(String id, Duration left) {
                ended.add(id);
            }

            @Override
            public boolean has(String id) {
                return ended.contains(id);
            }
        };
        return new Sessions(token, kept, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    private static Map<String, String> sent(String header) {
        String[] pair = header.split(";")[0].split("=", 2);
        return Map.of(pair[0], pair[1]);
    }

    @Test
    void aSessionLastsAWorkingDayAndInEveryProcessWithTheSameToken() {
        Sessions here = sessions("token", Duration.ZERO);
        Map<String, String> cookies = sent(here.cookie(here.begin(), false));
        assertThat(sessions("token", Duration.ofHours(12).minusSeconds(1)).of(cookies, false))
                .isPresent();
        assertThat(sessions("token", Duration.ofHours(12)).of(cookies, false)).isEmpty();
        assertThat(sessions("another token", Duration.ZERO).of(cookies, false)).isEmpty();
    }

    @Test
    void eachSessionHasAFormTokenOfItsOwn() {
        Sessions sessions = sessions("token", Duration.ZERO);
        Session one = sessions.begin();
        Session other = sessions.begin();
        assertThat(sessions.isFormToken(one, one.formToken())).isTrue();
        assertThat(sessions.isFormToken(one, other.formToken())).isFalse();
        assertThat(one.formToken()).isNotEqualTo(sessions.cookie(one, false));
    }

    @Test
    void readingNeedsTheSessionAloneAndChangingItsFormTokenToo() {
        Sessions sessions = sessions("token", Duration.ZERO);
        Session session = sessions.begin();
        Map<String, String> cookies = sent(sessions.cookie(session, false));
        assertThat(sessions.opens(cookies, false, "GET", null)).isTrue();
        assertThat(sessions.opens(cookies, false, "POST", null)).isFalse();
        assertThat(sessions.opens(cookies, false, "DELETE", "")).isFalse();
        assertThat(sessions.opens(cookies, false, "POST", session.formToken())).isTrue();
        assertThat(sessions.opens(Map.of(), false, "GET", session.formToken())).isFalse();
    }

    @Test
    void aSessionThatWasEndedIsOver() {
        Sessions sessions = sessions("token", Duration.ZERO);
        Session session = sessions.begin();
        Map<String, String> cookies = sent(sessions.cookie(session, true));
        assertThat(sessions.of(cookies, true)).contains(session);
        assertThat(sessions.of(cookies, false))
                .as("a cookie for https, sent without it")
                .isEmpty();
        sessions.end(session);
        assertThat(sessions.of(cookies, true)).isEmpty();
    }
}
