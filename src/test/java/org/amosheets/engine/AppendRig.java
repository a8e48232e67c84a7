package org.amosheets.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.SimulatedAmoCrm;
import org.amosheets.mapping.Mapping;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.sheets.InProcessSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SimulatedSheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The real beans between two simulated sides, on one thread and a clock that stands still, for a mapping that gives rows to
 * leads. The process can be made to die at any call to either side or to Redis, before it is done or after.
 */
final class AppendRig {

    static final String[] HEADERS = {"name", "phone", "budget", "status", "comment"};

    /** The process was killed. */
    static final class Killed extends Error {
        Killed(String where) {
            super(where, null, false, false);
        }
    }

    private long now = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    final InProcessAmoCrm crm = new InProcessAmoCrm(clock);
    final InProcessSheets sheets;
    final Tab tab;
    final SimulatedRedis redis = new SimulatedRedis(UUID.randomUUID().toString(), clock);
    final Store plain = redis.plain();
    final Mapping mapping = mapping();
    final List<String> calls = new ArrayList<>();
    private final Random keys = new Random(7);
    private Process process;
    /** Done once, right before the next write to the sheet that holds {@link #sign}. */
    @Nullable
    Runnable beforeAppend;

    /** A new row for a lead shows the lead's address. */
    String sign = "/leads/detail/";

    /** How many calls the process makes before it dies, in halves: odd ones are done first. Negative: it lives on. */
    int diesIn = -1;

    @Nullable
    String diedAt;

    /** Says of a moment, as {@link #diedAt} names it, whether the process dies there; asked until it does. */
    Predicate<String> dies = moment -> false;

    /** Says of a moment, as {@link #diedAt} names it, whether Redis cannot be reached there. */
    Predicate<String> redisAway = moment -> false;

    /** By route and address, the status that amoCRM answers instead of doing it; negative: after doing it; 0: it does it. */
    ToIntBiFunction<String, String> amoCrmFails = (route, address) -> 0;

    AppendRig(int rows) {
        sheets = new InProcessSheets(clock, rows, HEADERS);
        tab = sheets.tab();
        process = new Process();
    }

    void pass(Duration time) {
        now += time.toMillis();
    }

    void announce(Collection<Long> leads) {
        List<Change> changes = new ArrayList<>();
        leads.forEach(id -> changes.add(Change.lead(id, Change.Source.WEBHOOK, clock.millis())));
        plain.inbox().accept(Inbox.Lane.LEADS, changes);
    }

    /** What the sheet's script tells of. */
    void edited(int row) {
        plain.inbox().accept(Inbox.Lane.ROWS, List.of(Change.row(row, Change.Source.SCRIPT, clock.millis())));
    }

    /** Works until nothing is left to do for now; a process that dies is followed by another. */
    void work() {
        for (int rest = 0; rest < 3; ) {
            try {
                rest = process.round() ? rest + 1 : 0;
            } catch (RuntimeException | Error e) {
                if (!process.dead) {
                    throw e;
                }
                restart();
            }
            pass(Duration.ofSeconds(1));
        }
    }

    /** As {@link #work}, but no other process follows one that dies. */
    void workUntilDeath() {
        try {
            for (int rest = 0; rest < 3; rest = process.round() ? rest + 1 : 0) {
                pass(Duration.ofSeconds(1));
            }
        } catch (RuntimeException | Error e) {
            if (!process.dead) {
                throw e;
            }
        }
    }

    /** Another process after one that has died, once its lease has run out. */
    void restart() {
        pass(Duration.ofSeconds(11));
        redis.expireLease();
        process = new Process();
    }

    /** Another process does all there is to do while the one at work stands still, for longer than its lease. */
    void takeOver() {
        restart();
        work();
    }

    /** The command takes over these links of an older tool, in the service's place. */
    List<OlderLink> migrate(Map<Integer, List<Long>> leads) {
        return process.migrate(leads);
    }

    void reconcile() {
        process.engine.beat();
        process.engine.reconcile();
    }

    void poll() {
        process.engine.beat();
        process.engine.poll();
    }

    /** The rows that name this lead. */
    List<Map<String, String>> rowsOf(long lead) {
        return tab.rows().stream()
                .filter(row -> row.getOrDefault("amo_deal_id", "").equals(Long.toString(lead)))
                .toList();
    }

    private final class Process implements SimulatedAmoCrm.Wire, SimulatedSheet.Wire, SimulatedRedis.Hook {

        private final Store store = redis.store(this);
        private final SimulatedEngine engine;
        private final Sheet sheet;
        private final SyncOptions options;
        private boolean dead;

        Process() {
            sheet = SimulatedSheet.over(this, store.tabBinding(), store.journal(), clock, AppendRig.this::pass);
            options = new SyncOptions(
                    "https://sandbox.amocrm.test/leads/detail/",
                    Policy.CRM,
                    "RU",
                    0,
                    0,
                    Duration.ofSeconds(3),
                    SyncOptions.ImportOnStart.ASK,
                    20,
                    5);
            engine = new SimulatedEngine(
                    store,
                    SimulatedAmoCrm.over(this),
                    sheet,
                    () -> mapping,
                    options,
                    SendCreates.Sizes.FULL,
                    this::newKey,
                    clock);
        }

        private List<OlderLink> migrate(Map<Integer, List<Long>> leads) {
            AmoCrm amoCrm = SimulatedAmoCrm.over(this);
            Staff staff = new Staff(sheet, clock, Duration.ofMinutes(5));
            TabSource tabs = new TabSource(() -> mapping, amoCrm, staff, options, clock);
            LinkComparison comparison = new LinkComparison(store, sheet, amoCrm, tabs, options);
            engine.beat();
            return new LinkMigration(store, sheet, comparison, () -> mapping, this::newKey, clock).carryOut(leads);
        }

        private String newKey() {
            return "k" + Long.toString(keys.nextLong() >>> 1, 36);
        }

        /** Returns whether there was nothing to do. */
        private boolean round() {
            engine.beat();
            engine.pollIfAsked();
            boolean nothing = true;
            for (Inbox.Lane lane : Inbox.Lane.values()) {
                SimulatedEngine.Worked worked = engine.work(lane);
                if (dead) {
                    throw new Killed("an executor wrapped it");
                }
                pass(Duration.ofMillis(worked.pauseMs()));
                nothing &= worked.done();
            }
            return nothing;
        }

        private void before(boolean counts, String what) {
            if (dead) {
                throw new Killed("dead already");
            }
            if (counts) {
                calls.add(what);
                if (diesIn == 0 || dies.test("before " + what)) {
                    die("before " + what);
                }
            }
        }

        private void after(boolean counts, String what) {
            if (counts && (diesIn == 1 || dies.test("after " + what))) {
                die("after " + what);
            }
            if (counts && diesIn > 1) {
                diesIn -= 2;
            }
        }

        private void die(String where) {
            diesIn = -1;
            dies = moment -> false;
            diedAt = where;
            dead = true;
            throw new Killed(where);
        }

        @Override
        public SimulatedAmoCrm.Delivered send(
                String route, String method, String path, String query, String body, int repeats) {
            before(true, route);
            int failure = amoCrmFails.applyAsInt(route, path + "?" + query);
            InProcessAmoCrm.Answered answer =
                    failure > 0 ? InProcessAmoCrm.fault(failure) : crm.handle(method, path, query, body);
            if (failure < 0) {
                answer = InProcessAmoCrm.fault(-failure);
            }
            after(true, route);
            return new SimulatedAmoCrm.Delivered(answer.status(), answer.body());
        }

        @Override
        public void mayStillWrite() {
            store.lease().check();
        }

        @Override
        public byte[] read(String route, String fields, boolean cells, List<String> ranges) {
            before(true, route);
            byte[] answer = refusable(() -> sheets.read(fields, cells, ranges));
            after(true, route);
            return answer;
        }

        @Override
        public byte[] write(String route, String fields, String body) {
            before(true, route);
            Runnable meanwhile = beforeAppend;
            if (meanwhile != null && route.equals("sheets-write") && body.contains(sign)) {
                beforeAppend = null;
                meanwhile.run();
            }
            byte[] answer = refusable(() -> sheets.batchUpdate(fields, body));
            after(true, route);
            return answer;
        }

        private byte[] refusable(java.util.function.Supplier<byte[]> work) {
            try {
                return work.get();
            } catch (InProcessSheets.Refused e) {
                throw SimulatedSheet.refused(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void before(String script) {
            before(counts(script), "Redis " + script);
            awayAt(script, "before Redis " + script);
        }

        @Override
        public void after(String script) {
            after(counts(script), "Redis " + script);
            awayAt(script, "after Redis " + script);
        }

        private void awayAt(String script, String moment) {
            if (counts(script) && redisAway.test(moment)) {
                throw SimulatedRedis.away();
            }
        }

        /** Reads and the lease's heart change nothing that a death could leave half done. */
        private static boolean counts(String script) {
            return script.equals("COMMIT") || script.equals("JOURNAL_BEGIN");
        }
    }

    private static Mapping mapping() {
        Mapping mapping = new Mapping();
        mapping.setNewLeads("append");
        mapping.setAppendWhen(Map.of("statuses", List.of("В paботе"), "pipelines", "продажи"));
        mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name"),
                Map.of("column", "phone", "field", "contact.phone"),
                Map.of("column", "budget", "field", "lead.price"),
                Map.of("column", "status", "field", "lead.status", "wins", "crm")));
        mapping.setService(Map.of("leadId", "amo_deal_id", "link", "amo_link"));
        return mapping;
    }
}
