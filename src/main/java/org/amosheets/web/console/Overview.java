package org.amosheets.web.console;

import java.util.List;
import java.util.OptionalLong;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.store.Inbox;
import org.amosheets.store.Standing;

/** How things stand, at a glance. */
final class Overview {

    private final Parts parts;
    private final Latency latency;

    Overview(Parts parts) {
        this.parts = parts;
        this.latency = new Latency(parts.store(), parts.clock());
    }

    /**
     * One side.
     *
     * @param state {@code well}, {@code failing} or {@code unknown}
     * @param at since when, or when it was last heard of; 0 = never
     * @param sentence why it fails
     */
    record Side(String name, String state, long at, String sentence) {}

    /** What waits to be looked at; {@code since} is 0 where nothing does. */
    record Waiting(String lane, long count, long since) {}

    /** How much of a limit was used within a minute. */
    record Use(String name, int used, int most) {
        public int percent() {
            return most == 0 ? 0 : Math.min(100, Math.round(100f * used / most));
        }
    }

    View page(Visit visit, Words words) {
        return live(visit, words, View.of("overview"))
                .with("ways", latency.ways())
                .with(
                        "charts",
                        latency.ways().stream().map(way -> Chart.of(way, words)).toList());
    }

    View live(Visit visit, Words words) {
        return live(visit, words, View.part("overview", "live"));
    }

    private View live(Visit visit, Words words, View view) {
        return view.with("now", parts.clock().millis())
                .with("works", parts.works().getAsBoolean())
                .with("sides", List.of(side("crm", parts.amoHeard(), words), side("sheet", parts.sheetsHeard(), words)))
                .with("waiting", List.of(waiting(Inbox.Lane.ROWS, "rows"), waiting(Inbox.Lane.LEADS, "leads")))
                .with("crossed", parts.trail().lastCrossed())
                .with("links", parts.store().links().size())
                .with("parked", parts.standing().list(Standing.PARKED).size())
                .with("held", parts.standing().list(Standing.HELD).size())
                .with("stopped", parts.stopped())
                .with("misfit", parts.obstacles().since(Obstacles.Kind.SETTINGS).isPresent())
                .with("refusedFiles", parts.mappings().faults().size())
                .with("conflicts", parts.store().openConflicts().all().size())
                .with("leftAlone", Plain.all(parts.tabs().faults(), words))
                .with("limits", uses());
    }

    private static Side side(String name, SideHeard heard, Words words) {
        SideHeard.Latest latest = heard.latest();
        if (latest.failingSince() > 0) {
            return new Side(name, "failing", latest.failingSince(), Plain.of(latest.sentence(), words));
        }
        return new Side(name, latest.answeredAt() > 0 ? "well" : "unknown", latest.answeredAt(), "");
    }

    private Waiting waiting(Inbox.Lane lane, String name) {
        Inbox inbox = parts.store().inbox();
        long count = inbox.waiting(lane);
        OptionalLong since = count == 0 ? OptionalLong.empty() : inbox.oldest(lane);
        return new Waiting(name, count, since.orElse(0));
    }

    private List<Use> uses() {
        Parts.Limits limits = parts.limits();
        return List.of(
                new Use("amo", limits.amo().lastMinute(), (int) Math.round(limits.amoPerSecond() * 60)),
                new Use("reads", limits.sheets().readsLastMinute(), limits.readsPerMinute()),
                new Use("writes", limits.sheets().writesLastMinute(), limits.writesPerMinute()));
    }
}
