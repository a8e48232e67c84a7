package org.amosheets.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.amosheets.engine.Answers;
import org.amosheets.engine.Crossings;
import org.amosheets.store.Inbox;

/**
 * All metrics. Counters and times are this process's own since its start; what Redis holds is the same whichever process is
 * asked. No label comes from outside.
 */
public final class Meters implements Crossings {

    private static final String PREFIX = "amosheets.";
    private static final List<String> SIDES = List.of("crm", "sheet");
    private static final Duration[] BUCKETS = LongStream.of(
                    250, 500, 1_000, 2_000, 3_000, 5_000, 10_000, 30_000, 60_000, 300_000, 900_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Sources sources;
    private volatile Reading reading = new Reading(Map.of());

    public Meters(Sources sources) {
        this.sources = sources;
        SIDES.forEach(this::timer);
        ofRedis();
        ofApis();
        ofThisProcess();
        new JvmMemoryMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** In Prometheus' text form. */
    public synchronized String text() {
        reading = Reading.of(sources);
        return registry.scrape();
    }

    @Override
    public void crossed(String side, String what, long tookMs) {
        Counter.builder(PREFIX + "writes")
                .description("Writes that the side confirmed, by what was written")
                .tag("side", side)
                .tag("what", what)
                .register(registry)
                .increment();
        if (tookMs >= 0) {
            timer(side).record(Duration.ofMillis(tookMs));
        }
    }

    private Timer timer(String side) {
        return Timer.builder(PREFIX + "crossing")
                .description("From a change's first announcement, or its being seen, until the side named here has it")
                .tag("side", side)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private void ofRedis() {
        stored("redis.up", "1 where Redis takes writes, else 0", "", Reading.UP);
        stored("links", "Rows that have a lead", "", "links");
        stored("parked", "Changes set aside because they failed for good", "", "parked");
        stored("held", "What is held until a person approves", "", "held");
        stored("conflicts.open", "Conflicts that wait for a person", "", "conflicts");
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            String name = lane.name().toLowerCase(Locale.ROOT);
            gauge("waiting", "Hints that wait to be looked at", "", () -> reading.of(Reading.waiting(lane)))
                    .tag("lane", name)
                    .register(registry);
            gauge(
                            "waiting.oldest",
                            "How long the oldest of them has waited",
                            "seconds",
                            () -> reading.of(Reading.age(lane)))
                    .tag("lane", name)
                    .register(registry);
        }
        for (String side : SIDES) {
            gauge(
                            "last.crossed.timestamp",
                            "When a change last arrived at the side, Unix time",
                            "seconds",
                            () -> reading.of(Reading.crossed(side)))
                    .tag("side", side)
                    .register(registry);
        }
    }

    private void stored(String name, String description, String unit, String value) {
        gauge(name, description, unit, () -> reading.of(value)).register(registry);
    }

    private void ofApis() {
        sources.apis().forEach((name, api) -> {
            gauge("api.up", "0 where the latest call failed for another reason than what was asked", "", () -> up(api))
                    .tag("api", name)
                    .register(registry);
            for (Answers.Way way : Answers.Way.values()) {
                FunctionCounter.builder(PREFIX + "api.requests", api.answers(), answers -> answers.count(way))
                        .description(
                                "Requests by how they ended: the status' class, 429 by itself, none without answer")
                        .tag("api", name)
                        .tag("status", way.label())
                        .register(registry);
            }
        });
        sources.limitShares()
                .forEach((name, share) -> gauge(
                                "limit.used",
                                "Share of the limit that this process used within a minute",
                                "ratio",
                                share)
                        .tag("limit", name)
                        .register(registry));
    }

    /** Not a number before the first call. */
    private static double up(Sources.Api api) {
        var latest = api.heard().latest();
        return latest.failingSince() > 0 ? 0 : latest.answeredAt() > 0 ? 1 : Double.NaN;
    }

    private void ofThisProcess() {
        gauge(
                        "leader",
                        "1 where this process works for the connection, 0 where it stands by",
                        "",
                        () -> sources.leads().getAsBoolean() ? 1 : 0)
                .register(registry);
        gauge(
                        "files.not.in.force",
                        "Changed route and mapping files that were not taken",
                        "",
                        () -> sources.filesNotInForce().getAsInt())
                .register(registry);
        sources.comparedAt()
                .forEach((side, at) -> gauge(
                                "base.age",
                                "Since all of the side was last held against what both sides agreed on",
                                "seconds",
                                () -> age(at))
                        .tag("side", side)
                        .register(registry));
    }

    private double age(LongSupplier at) {
        long when = at.getAsLong();
        return when == 0 ? Double.NaN : Math.max(0, sources.clock().millis() - when) / 1000.0;
    }

    private static Gauge.Builder<Supplier<Number>> gauge(
            String name, String description, String unit, DoubleSupplier value) {
        Supplier<Number> number = value::getAsDouble;
        return Gauge.builder(PREFIX + name, number).description(description).baseUnit(unit.isEmpty() ? null : unit);
    }
}
