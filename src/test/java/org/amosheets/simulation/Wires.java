package org.amosheets.simulation;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.amosheets.amocrm.SimulatedAmoCrm;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.sheets.InProcessSheets;
import org.amosheets.sheets.SimulatedSheet;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.jspecify.annotations.Nullable;

/** One process's ways to the outside: here calls fail, people get in between, and the process is killed. */
final class Wires implements SimulatedAmoCrm.Wire, SimulatedSheet.Wire, SimulatedRedis.Hook {

    /** What becomes of a call. */
    private enum Fate {
        GOOD,
        TOO_MANY,
        ERROR_BEFORE,
        ERROR_AFTER,
        NOT_REACHED,
        CUT_AFTER,
        CRASH_BEFORE,
        CRASH_AFTER
    }

    private final World world;
    private @Nullable Store store;
    private boolean dead;

    Wires(World world) {
        this.world = world;
    }

    void belongTo(Store own) {
        store = own;
    }

    void kill() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    private Crash crash(String where) {
        dead = true;
        world.story.tell("KILLED   " + where);
        return new Crash(where);
    }

    private void alive() {
        if (dead) {
            throw new Crash("dead already");
        }
    }

    private Fate fate(boolean create) {
        Random random = world.random();
        if (!world.step().faults() || random.nextInt(100) >= (create ? 25 : 9)) {
            return Fate.GOOD;
        }
        Fate[] all = Fate.values();
        return all[1 + random.nextInt(all.length - 1)];
    }

    // ---- amoCRM ----

    @Override
    public void mayStillWrite() {
        alive();
        world.maybeTakeover();
        if (store != null) {
            store.lease().check();
        }
    }

    @Override
    public SimulatedAmoCrm.Delivered send(
            String route, String method, String path, String query, String body, int repeats) {
        alive();
        boolean write = !method.equals("GET");
        if (!write) {
            world.maybeTakeover();
        }
        world.clock.pass(repeats == 0 ? 120 : 900L * repeats);
        Fate fate = fate(route.startsWith("amocrm-create-"));
        world.others(write);
        switch (fate) {
            case TOO_MANY -> {
                return told(route, InProcessAmoCrm.fault(429));
            }
            case ERROR_BEFORE -> {
                return told(route, InProcessAmoCrm.fault(502));
            }
            case NOT_REACHED -> {
                world.story.tell("FAULT    " + route + " does not reach amoCRM");
                throw new SimulatedAmoCrm.Cut(false);
            }
            case CRASH_BEFORE -> throw crash("before " + route);
            default -> {
                // The others strike after it was done.
            }
        }
        InProcessAmoCrm.Answered answer = world.carriedOut(route, write, path, query, body);
        world.others(write);
        switch (fate) {
            case ERROR_AFTER -> {
                return told(route, InProcessAmoCrm.fault(504));
            }
            case CUT_AFTER -> {
                world.story.tell("FAULT    the answer to " + route + " is lost");
                throw new SimulatedAmoCrm.Cut(true);
            }
            case CRASH_AFTER -> throw crash("after " + route);
            default -> {
                return new SimulatedAmoCrm.Delivered(answer.status(), answer.body());
            }
        }
    }

    private SimulatedAmoCrm.Delivered told(String route, InProcessAmoCrm.Answered fault) {
        world.story.tell("FAULT    " + route + " is answered with " + fault.status());
        return new SimulatedAmoCrm.Delivered(fault.status(), fault.body());
    }

    // ---- the sheet ----

    @Override
    public byte[] read(String route, String fields, boolean cells, List<String> ranges) {
        world.maybeTakeover();
        return toSheet(route, false, route + " " + ranges, () -> world.sheets.read(fields, cells, ranges));
    }

    @Override
    public byte[] write(String route, String fields, String body) {
        return toSheet(route, true, route, () -> world.written(route, fields, body));
    }

    private byte[] toSheet(String route, boolean write, String what, Supplier<byte[]> work) {
        alive();
        world.clock.pass(150);
        Fate fate = fate(false);
        world.others(write);
        switch (fate) {
            case TOO_MANY, NOT_REACHED -> {
                world.story.tell("FAULT    " + route + " is turned away");
                throw SimulatedSheet.tooMany();
            }
            case ERROR_BEFORE -> {
                world.story.tell("FAULT    " + route + " fails");
                throw SimulatedSheet.busy("it failed");
            }
            case CRASH_BEFORE -> throw crash("before " + route);
            default -> {
                // The others strike after it was done.
            }
        }
        byte[] answer;
        if (!write) {
            world.story.tell("READ     " + what);
        }
        try {
            answer = work.get();
        } catch (InProcessSheets.Refused e) {
            throw SimulatedSheet.refused(String.valueOf(e.getMessage()));
        }
        world.others(write);
        switch (fate) {
            case ERROR_AFTER, CUT_AFTER -> {
                world.story.tell("FAULT    the answer to " + route + " is lost");
                throw SimulatedSheet.busy("its answer is lost");
            }
            case CRASH_AFTER -> throw crash("after " + route);
            default -> {
                return answer;
            }
        }
    }

    // ---- Redis ----

    @Override
    public void before(String script) {
        alive();
        if (!script.isEmpty() && world.step().faults()) {
            int pick = world.random().nextInt(1000);
            if (pick < 8 && !script.startsWith("LEASE")) {
                throw crash("before Redis does " + script);
            }
            if (pick < 14) {
                world.story.tell("FAULT    Redis is away before " + script);
                throw SimulatedRedis.away();
            }
        }
    }

    @Override
    public void after(String script) {
        if (world.step().faults()) {
            int pick = world.random().nextInt(1000);
            if (pick < 8 && !script.startsWith("LEASE")) {
                throw crash("after Redis did " + script);
            }
            if (pick < 14) {
                world.story.tell("FAULT    Redis's answer to " + script + " is lost");
                throw SimulatedRedis.away();
            }
        }
    }
}
