package org.amosheets.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the script does while the service does not answer, and what that costs of Google's time. */
class SheetScriptSilenceTest extends SheetScriptRig {

    @Test
    void aServiceThatIsDownIsSaidOnceAndNotCalledAtEachEdit() {
        script.setUp(ADDRESS, SECRET);
        service = call -> {
            throw new IOException("refused");
        };
        int before = script.calls().size();

        IntStream.range(0, 20).forEach(edit -> script.edited(tab, 3, 3));

        assertThat(script.calls()).as("one call and its only repetition").hasSize(before + 2);
        assertThat(script.toasts())
                .containsExactly(
                        "amoCRM: Служба не отвечает. Ничего не потеряно: служба сама найдёт правки, когда прочитает"
                                + " таблицу.");
    }

    @Test
    void onceItAnswersAgainTheTabIsReadForWhatWasNotTold() {
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(503, "{}");
        script.edited(tab, 3, 3);
        service = call -> TAKEN;

        script.edited(tab, 4, 4);
        assertThat(rows()).as("not before the pause is over").containsExactly(3);
        clock.pass(Duration.ofSeconds(61));
        script.edited(tab, 4, 4);
        assertThat(rows()).containsExactly(4);
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.edited(tab, 5, 5);
        assertThat(body().has("readAgain")).isFalse();
        assertThat(script.toasts()).hasSize(2).last().isEqualTo("amoCRM: Служба снова отвечает.");
        assertThat(script.properties()).doesNotContainKey("TROUBLE");
    }

    @Test
    void aDayWithAServiceThatHangsCostsLessThanGooglesDailyTime() {
        script.setUp(ADDRESS, SECRET);
        long[] hung = {0};
        service = call -> {
            clock.pass(Duration.ofSeconds(60));
            hung[0] += 60;
            throw new IOException("Timeout");
        };
        Instant end = clock.instant().plus(Duration.ofDays(1));
        while (clock.instant().isBefore(end)) {
            script.edited(tab, 3, 3);
            clock.pass(Duration.ofMinutes(2));
        }
        assertThat(Duration.ofSeconds(hung[0])).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(60));
        assertThat(script.toasts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Служба не принимает секрет.",
        "503, Служба запускается или пока не может ничего сохранить.",
        "500, Служба запускается или пока не может ничего сохранить.",
        "429, Служба запускается или пока не может ничего сохранить.",
        "502, Служба не отвечает.",
        "404, По адресу службы отвечает что-то другое.",
        "302, По адресу службы отвечает что-то другое.",
        "200, По адресу службы отвечает что-то другое.",
        "202, По адресу службы отвечает что-то другое.",
    })
    void theReasonIsSaidInPlainWords(int status, String words) {
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(status, "<html>a page of the tunnel</html>");
        script.edited(tab, 3, 3);
        assertThat(script.toasts()).hasSize(1);
        assertThat(script.toasts().get(0)).startsWith("amoCRM: " + words);
    }

    @Test
    void aRunThatFindsAnotherOneWaitingForTheServiceLeavesItsRowsToThat() throws Exception {
        script.setUp(ADDRESS, SECRET);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        service = call -> {
            called.countDown();
            await(answer);
            return TAKEN;
        };
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> script.edited(tab, 3, 3));
        await(called);
        int before = script.calls().size();

        script.edited(tab, 4, 4);
        assertThat(script.calls()).as("it went away without a call").hasSize(before);
        answer.countDown();
        slow.join();

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(body().path("readAgain").asBoolean()).isTrue();
    }

    @Test
    void manyEditsAtOnceAreAllToldWithTheNextOneAtTheLatest() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();
        List<CompletableFuture<Void>> edits = IntStream.rangeClosed(2, 7)
                .mapToObj(row -> CompletableFuture.runAsync(() -> script.edited(tab, row, row)))
                .toList();
        edits.forEach(CompletableFuture::join);
        script.edited(tab, 2, 2);

        List<Integer> told = new ArrayList<>();
        boolean all = false;
        for (Web.Call call : script.calls().subList(before, script.calls().size())) {
            JsonNode said = read(call);
            all |= said.path("readAgain").asBoolean();
            said.path("rows").forEach(row -> told.add(row.path("row").asInt()));
        }
        assertThat(all || told.containsAll(List.of(2, 3, 4, 5, 6, 7))).isTrue();
    }

    @Test
    void aCacheThatGoogleEmptiedCostsNothingButTheTimeOfTheLastAnnouncement() {
        script.setUp(ADDRESS, SECRET);
        script.forgetCache();
        script.edited(tab, 3, 3);
        assertThat(rows()).containsExactly(3);
    }
}
