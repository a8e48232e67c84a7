package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.engine.StandingChanges;
import org.amosheets.store.Inbox;

/** One run: the steps of a seed, then rest, then the oracle. */
final class Simulation {

    private static final int ROUNDS = 40;
    /** So often amoCRM is asked what was deleted or restored that no webhook told of. */
    private static final long TRASH_LOOK_MS = 15 * 60_000L;

    /**
     * How a run ended.
     *
     * @param violations what was promised and not kept; empty is good
     * @param excused edits lost in the published window between a read and a patch
     */
    record Outcome(List<String> violations, List<String> excused, List<String> story, String digest) {}

    private final long seed;
    private final World world;
    private final List<Step> steps;

    private Simulation(long seed, List<Step> steps) {
        this.seed = seed;
        this.world = new World(seed);
        this.steps = steps;
    }

    static Outcome run(long seed) {
        return run(seed, Step.of(seed));
    }

    static Outcome run(long seed, List<Step> steps) {
        return new Simulation(seed, steps).run();
    }

    private Outcome run() {
        List<String> violations = new ArrayList<>();
        List<String> excused = List.of();
        try {
            prelude();
            steps.forEach(this::step);
            if (rest()) {
                Oracle oracle = new Oracle(world);
                violations.addAll(oracle.check());
                excused = oracle.excused();
                violations.addAll(amplified());
                violations.addAll(echo());
            } else {
                violations.add("L1: it does not come to rest");
                violations.addAll(world.watch.violations());
                world.watch.unforeseen().forEach(what -> violations.add("unforeseen failure: " + what));
            }
        } finally {
            world.redis.clear();
        }
        return new Outcome(violations, excused, world.story.lines(), world.story.digest());
    }

    /** Most runs begin with rows that have leads. */
    private void prelude() {
        world.enter(new Step(Step.Kind.WAIT, seed, false, false));
        int rows = Math.max(0, world.random().nextInt(8) - 1);
        for (int i = 0; i < rows; i++) {
            world.addRow();
        }
        if (rows > 0) {
            round();
            round();
        }
        world.story.tell("BEGIN    " + rows + " rows");
    }

    private void step(Step step) {
        world.enter(step);
        world.clock.pass(100);
        switch (step.kind()) {
            case SHEET -> world.inSheet();
            case CRM -> world.inCrm();
            case WORK -> {
                world.service().poll();
                world.clock.pass(1_000);
                world.service().rows();
                world.clock.pass(3_100);
                world.service().rows();
                world.service().leads();
            }
            case ROWS -> world.service().rows();
            case LEADS -> world.service().leads();
            case POLL -> world.service().poll();
            case RECONCILE -> world.service().reconcile();
            case LOOK -> world.service().look();
            case SCRIPT -> world.script();
            case WEBHOOK -> world.webhook();
            case WAIT -> world.clock.pass(500 + world.random().nextInt(8_000));
            case LONG_WAIT -> world.clock.pass(60_000L + world.random().nextInt(4_000_000));
            case KILL -> world.kill();
            case TAKEOVER -> {
                world.service();
                world.planTakeover();
                world.service().poll();
                world.service().rows();
                world.service().leads();
            }
            case BACKUP -> world.backup();
            case RESTORE -> world.restore();
        }
    }

    /** Nobody acts any more and nothing fails; returns whether all comes to rest. */
    private boolean rest() {
        world.enter(new Step(Step.Kind.WAIT, 0, false, false));
        world.story.tell("REST     people and faults stop");
        world.deliverAll();
        if (!comesToRest()) {
            return false;
        }
        if (!world.people.usedTrash()) {
            return true;
        }
        world.clock.pass(TRASH_LOOK_MS);
        return comesToRest();
    }

    private boolean comesToRest() {
        int quiet = 0;
        for (int round = 0; round < ROUNDS && quiet < 2; round++) {
            int before = world.watch.writes();
            round();
            quiet = world.watch.writes() == before && waiting() == 0 ? quiet + 1 : 0;
        }
        return quiet == 2;
    }

    private void round() {
        world.clock.pass(61_000);
        if (new StandingChanges(world.plain, world.clock).approve("installation")) {
            world.story.tell("WORD     a person lets the service go on");
        }
        world.service().look();
        world.service().poll();
        lanes();
        world.service().reconcile();
        lanes();
        world.deliverAll();
        lanes();
    }

    private void lanes() {
        for (int i = 0; i < 4; i++) {
            world.service().rows();
            world.service().leads();
            if (waiting() == 0) {
                return;
            }
            world.clock.pass(3_100);
        }
    }

    private long waiting() {
        return world.plain.inbox().waiting(Inbox.Lane.ROWS)
                + world.plain.inbox().waiting(Inbox.Lane.LEADS);
    }

    /** I7: where nothing fails and nobody gets in between, a value crosses once. */
    private List<String> amplified() {
        boolean calm = steps.stream().noneMatch(step -> step.faults() || step.others());
        int crossings = world.watch.crossings();
        return !calm || crossings <= world.ledger.edits()
                ? List.of()
                : List.of("I7: " + crossings + " values were written for " + world.ledger.edits() + " edits");
    }

    /** L3: once at rest, another look at everything writes nothing, not even after a restart. */
    private List<String> echo() {
        int before = world.watch.writes();
        world.kill();
        round();
        return world.watch.writes() == before ? List.of() : List.of("L3: a second sync wrote something");
    }
}
