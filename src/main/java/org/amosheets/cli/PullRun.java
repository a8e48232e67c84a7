package org.amosheets.cli;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.amosheets.engine.LeadPull;
import org.amosheets.engine.LeadPull.Seen;
import org.amosheets.engine.LeadPull.Standing;

/** Asks for the rows of many leads, little by little so that live changes get through, and finds out what came of it. */
final class PullRun {

    /** What may become of a lead. */
    enum Outcome {
        appended,
        /** It would be asked for, were this no rehearsal. */
        would,
        /** It had a row already. */
        present,
        /** A person deleted its row, and nobody asked for it again. */
        deleted,
        /** Its row stands in an archive tab of an older tool, and nobody asked for another. */
        elsewhere,
        /** amoCRM has it no more. */
        gone,
        /** Asked for; the service has not given it a row yet. */
        waiting;

        /** Whether a person may want to know which leads these are. */
        boolean isNamed() {
            return this != appended && this != would && this != present;
        }
    }

    private static final int AT_ONCE = 250;
    /** Inbox entries of fifty leads each: while fewer wait the next are asked for. */
    private static final long FEW = 5;

    private static final long LOOK_MILLIS = 500;
    /** The sheet's quota is the service's, too. */
    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    private final LeadPull pull;
    private final boolean again;
    private final Duration patience;
    private final Clock clock;
    private final Map<Outcome, Set<Long>> outcomes = new EnumMap<>(Outcome.class);
    /** Asked for anew although they have a link: only the tab tells of their row. */
    private final Set<Long> back = new HashSet<>();

    private final Set<Long> pending = new TreeSet<>();
    private long progressAt;
    private long readAt;
    /** The service has nothing left to look at. */
    private boolean idle;

    /** @param patience how long to wait while nothing happens */
    PullRun(LeadPull pull, boolean again, Duration patience, Clock clock) {
        this.pull = pull;
        this.again = again;
        this.patience = patience;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(outcome, new TreeSet<>());
        }
    }

    /** @return the leads by what became of them */
    Map<Outcome, Set<Long>> run(Collection<Long> leads, Bar bar) {
        Seen seen = pull.look();
        List<Long> all = List.copyOf(leads);
        progressAt = clock.millis();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> portion = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            int asked = ask(portion, seen);
            bar.step(portion.size() - asked);
            while (asked > 0 && pull.waiting() > FEW && isWorthWaiting()) {
                bar.step(take());
            }
        }
        while (!pending.isEmpty() && isWorthWaiting()) {
            bar.step(take());
        }
        Set<Long> gone = idle ? pull.gone(pending) : Set.of();
        pending.forEach(lead -> put(gone.contains(lead) ? Outcome.gone : Outcome.waiting, lead));
        return outcomes;
    }

    /** What {@link #run} would ask for. Asks for nothing. */
    Map<Outcome, Set<Long>> rehearse(Collection<Long> leads, Bar bar) {
        Seen seen = pull.look();
        List<Long> all = List.copyOf(leads);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Long> portion = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            wanted(portion, seen).forEach(lead -> put(Outcome.would, lead));
            bar.step(portion.size());
        }
        return outcomes;
    }

    private int ask(List<Long> portion, Seen seen) {
        List<Long> wanted = wanted(portion, seen);
        pull.ask(wanted, again);
        pending.addAll(wanted);
        idle &= wanted.isEmpty();
        return wanted.size();
    }

    /** Those that are to get a row; what is known of the others is an outcome already. */
    private List<Long> wanted(List<Long> portion, Seen seen) {
        Map<Long, Standing> known = pull.standing(portion, seen);
        if (known.containsValue(Standing.DELETED)) {
            // The row may be younger than that look at the tab.
            known = pull.standing(portion, pull.look());
        }
        List<Long> wanted = new ArrayList<>();
        known.forEach((lead, standing) -> {
            if (standing == Standing.ROW) {
                put(Outcome.present, lead);
            } else if (standing == Standing.DELETED && !again) {
                put(Outcome.deleted, lead);
            } else if (standing == Standing.ELSEWHERE && !again) {
                put(Outcome.elsewhere, lead);
            } else {
                wanted.add(lead);
                if (standing == Standing.DELETED) {
                    back.add(lead);
                }
            }
        });
        return wanted;
    }

    /** Returns how many got their row meanwhile, after a moment's wait. */
    private int take() {
        pause();
        // Before the looks: what they do not find then is not coming.
        boolean over = pull.waiting() == 0;
        Set<Long> arrived = pull.linked(pending);
        arrived.removeAll(back);
        arrived.addAll(backInTheTab(over));
        arrived.forEach(lead -> put(Outcome.appended, lead));
        pending.removeAll(arrived);
        idle = over;
        progressAt = arrived.isEmpty() ? progressAt : clock.millis();
        return arrived.size();
    }

    private List<Long> backInTheTab(boolean now) {
        List<Long> awaited = pending.stream().filter(back::contains).toList();
        if (awaited.isEmpty() || (!now && clock.millis() - readAt < BETWEEN_READS.toMillis())) {
            return List.of();
        }
        readAt = clock.millis();
        Map<Long, Standing> standing = pull.standing(awaited, pull.look());
        return awaited.stream()
                .filter(lead -> standing.get(lead) == Standing.ROW)
                .toList();
    }

    private boolean isWorthWaiting() {
        return !idle && clock.millis() - progressAt < patience.toMillis();
    }

    private void put(Outcome outcome, long lead) {
        outcomes.computeIfAbsent(outcome, any -> new TreeSet<>()).add(lead);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Tried to wait for the rows but was interrupted; what was asked for comes", e);
        }
    }
}
