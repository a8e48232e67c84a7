package org.amosheets.sandbox.amocrm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Sends webhooks with amoCRM's ladder of retries and its rule for switching a deaf receiver off. */
final class HookSender implements AutoCloseable {

    /** Waiting times after the first, second, third and fourth attempt. */
    private static final List<Duration> LADDER =
            List.of(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofHours(1));

    private static final Duration DISABLE_WINDOW = Duration.ofHours(2);
    private static final int DISABLE_AFTER = 100;
    private static final int TIMED_OUT = 499;

    private final Settings settings;
    private final Subscriptions subscriptions;
    private final Clock clock;
    private final ActivityBus bus;
    private final ExecutorService http = Threads.cached("fake-amo-hook-http");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(http)
            .build();
    private final ScheduledExecutorService timer = Threads.timer("fake-amo-hook-timer");
    /** Posts about one entity share a lane and so go out in order; a slow receiver does not stop the other lanes. */
    private final List<ExecutorService> lanes = IntStream.range(0, 8)
            .mapToObj(i -> Threads.single("fake-amo-hook-" + i))
            .toList();

    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Long>> refusals = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    HookSender(Settings settings, Subscriptions subscriptions, Clock clock, ActivityBus bus) {
        this.settings = settings;
        this.subscriptions = subscriptions;
        this.clock = clock;
        this.bus = bus;
    }

    void send(HookPost post, Duration delay) {
        underWay.incrementAndGet();
        schedule(post, 1, delay.toMillis());
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    void forget() {
        deliveries.clear();
    }

    /** Posts that are waiting, being sent, or due for another attempt. */
    int underWay() {
        return underWay.get();
    }

    // An attempt deals with its own failure; nobody waits for its future.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void schedule(HookPost post, int attempt, long delayMillis) {
        ExecutorService lane = lanes.get(Math.floorMod(post.lane(), lanes.size()));
        Runnable task = () -> attempt(post, attempt);
        try {
            if (delayMillis <= 0) {
                lane.execute(task);
            } else {
                timer.schedule(() -> lane.execute(task), delayMillis, TimeUnit.MILLISECONDS);
            }
        } catch (RejectedExecutionException e) {
            // The fake is being closed.
            underWay.decrementAndGet();
        }
    }

    private void attempt(HookPost post, int attempt) {
        if (subscriptions.find(post.destination()).filter(s -> !s.disabled()).isEmpty()) {
            underWay.decrementAndGet();
            return;
        }
        long start = System.nanoTime();
        int status = exchange(post);
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Delivery delivery =
                new Delivery(clock.millis(), post.destination(), attempt, status, post.requestId(), post.body(), took);
        deliveries.add(delivery);
        bus.tell(Activity.Kind.HOOK, post.destination(), "attempt " + attempt + " answered " + status);
        if (delivery.accepted()) {
            underWay.decrementAndGet();
            return;
        }
        noteRefusal(post.destination());
        if (retriedAfter(attempt, status)) {
            schedule(post, attempt + 1, scaled(LADDER.get(attempt - 1)));
        } else {
            bus.tell(Activity.Kind.HOOK, post.destination(), "given up after attempt " + attempt);
            underWay.decrementAndGet();
        }
    }

    private int exchange(HookPost post) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(post.destination()))
                .timeout(settings.hookTimeout)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", post.agent())
                .POST(HttpRequest.BodyPublishers.ofString(post.body()));
        if (!post.agent().endsWith("1.0")) {
            request.header("X-Amocrm-Requestid", post.requestId());
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (HttpTimeoutException e) {
            return TIMED_OUT;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Any bad answer earns two more attempts; only time-outs and server faults earn the last two. */
    private static boolean retriedAfter(int attempt, int status) {
        if (attempt <= 2) {
            return true;
        }
        return attempt <= LADDER.size() && (status == TIMED_OUT || (status >= 500 && status <= 599));
    }

    private void noteRefusal(String destination) {
        Deque<Long> times = refusals.computeIfAbsent(destination, key -> new ArrayDeque<>());
        synchronized (times) {
            long now = System.nanoTime();
            times.addLast(now);
            long window = TimeUnit.MILLISECONDS.toNanos(scaled(DISABLE_WINDOW));
            times.removeIf(time -> now - time > window);
            if (times.size() > DISABLE_AFTER) {
                subscriptions.disable(destination, true);
                times.clear();
                bus.tell(Activity.Kind.HOOK, destination, "disabled after too many bad answers");
            }
        }
    }

    private long scaled(Duration real) {
        return Math.round(real.toMillis() * settings.hookTimeScale);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lanes.forEach(ExecutorService::shutdownNow);
        http.shutdownNow();
    }
}
