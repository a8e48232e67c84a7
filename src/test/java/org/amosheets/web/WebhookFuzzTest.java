package org.amosheets.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.amosheets.correctness.Result;
import org.amosheets.correctness.Shows;
import org.amosheets.correctness.Terminal;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;

/**
 * Whatever is sent to a webhook is either kept or refused with a reason, and soon. {@code -Dfuzz=1000000 -Dseed=42} sends
 * others, and more of them, and holds each to 50 ms of its thread's own work. Before these go as many others as the virtual
 * machine needs to have compiled what reads them (a body of 1 MiB takes up to 200 ms in its first seconds, 7 to 20 ms from then
 * on); their answers are held to the same, their times only told. Pauses, of the garbage collector and of a busy machine, are
 * told beside.
 */
@Shows({"G8", "G11"})
class WebhookFuzzTest {

    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final int TO_WARM_UP = 100_000;
    private static final int A_LARGE_ONE_EACH = 50;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<Change> kept = new ArrayList<>();
    private final SheetsWebhook sheets = new SheetsWebhook(kept::addAll, () -> {}, Clock.systemUTC());
    private final AmoCrmWebhook amoCrm = new AmoCrmWebhook(kept::addAll, Clock.systemUTC());
    private final Map<Integer, Long> answers = new TreeMap<>();
    private final List<String> slow = new ArrayList<>();
    private long slowest;
    private long slowestWall;
    private long slowestCold;
    private HostileBody slowestBody = HostileBody.of(0);

    @Test
    void aHostileBodyIsKeptOrRefusedAndNeverAFault() {
        int bodies = Integer.getInteger("fuzz", 20_000);
        long seed = Long.getLong("seed", 1L);
        boolean held = System.getProperty("fuzz") != null;
        if (held) {
            warmUp(seed);
        }
        long collecting = collectingMs();

        for (int i = 0; i < bodies; i++) {
            HostileBody body = HostileBody.of(seed * 1_000_003L + i);
            boolean toSheets = i % 2 == 0;
            long nanos = timed(body, toSheets);
            if (nanos > slowest) {
                slowest = nanos;
                slowestBody = body;
            }
            if (nanos > PATIENCE_NANOS) {
                slow.add(nanos / 1_000_000 + " ms: " + body);
            }
        }
        report(bodies, seed, collectingMs() - collecting);

        assertThat(answers.keySet()).isSubsetOf(200, 202, 400, 413, 415);
        assertThat(answers.keySet()).as("both kinds are sent").contains(200, 202, 400);
        if (held) {
            assertThat(slow).as("bodies that take over 50 ms").isEmpty();
        }
    }

    @Test
    void theSameSeedMakesTheSameBody() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(HostileBody.of(seed).bytes())
                    .isEqualTo(HostileBody.of(seed).bytes());
        }
    }

    private void warmUp(long seed) {
        for (int i = 0; i < TO_WARM_UP; i++) {
            long other = ~(seed * 1_000_003L + i);
            boolean large = i % A_LARGE_ONE_EACH < 2;
            HostileBody body = large ? HostileBody.largest(other) : HostileBody.of(other);
            slowestCold = Math.max(slowestCold, timed(body, i % 2 == 0));
        }
        answers.clear();
        slowestWall = 0;
    }

    private long timed(HostileBody body, boolean toSheets) {
        kept.clear();
        long began = System.nanoTime();
        long worked = THREADS.getCurrentThreadCpuTime();
        int status = status(body, toSheets);
        long nanos = THREADS.getCurrentThreadCpuTime() - worked;
        slowestWall = Math.max(slowestWall, System.nanoTime() - began);
        answers.merge(status, 1L, Long::sum);
        if (status >= 500) {
            throw new AssertionError(status + " for " + body);
        }
        assertThat(kept).allMatch(change -> change.ref().matches("[0-9]{1,18}"));
        assertThat(status < 300 || kept.isEmpty())
                .as("what is refused is not kept")
                .isTrue();
        return nanos;
    }

    private int status(HostileBody body, boolean toSheets) {
        Received request = new Received("/webhook", Query.parse(null), body.contentType(), body.bytes(), false);
        try {
            return (toSheets ? sheets.receive(request) : amoCrm.receive(request)).status();
        } catch (RuntimeException | StackOverflowError refused) {
            return Problems.of(refused).status();
        }
    }

    private void report(int bodies, long seed, long collectingMs) {
        Terminal.say(String.format(
                "%,d bodies from seed %d: answers %s, slowest %.1f ms of work (%s), with pauses %.1f ms, over 50 ms %d,"
                        + " collecting garbage %d ms",
                bodies,
                seed,
                answers,
                slowest / 1e6,
                slowestBody.kind(),
                slowestWall / 1e6,
                slow.size(),
                collectingMs));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bodies", bodies);
        figures.put("answers by status", answers);
        figures.put("5xx", 0);
        figures.put("slowest, work of its thread", slowest / 1_000_000 + " ms");
        figures.put("slowest, pauses of collector and machine included", slowestWall / 1_000_000 + " ms");
        figures.put("bodies before, to warm up", TO_WARM_UP);
        figures.put("slowest of those, work of its thread", slowestCold / 1_000_000 + " ms");
        figures.put("over 50 ms of work", slow.size());
        figures.put("garbage collection in the whole run", collectingMs + " ms");
        Result.keep(
                "fuzz", "mvn test -Dtest=WebhookFuzzTest -Dfuzz=" + bodies + " -Dseed=" + seed + " -Dkeep", figures);
    }

    private static long collectingMs() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
