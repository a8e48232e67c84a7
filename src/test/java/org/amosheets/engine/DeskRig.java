package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amosheets.amocrm.SimulatedAmoCrm;
import org.amosheets.mapping.Mapping;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.sheets.InProcessSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sheets.SimulatedSheet;
import org.amosheets.store.Commit;
import org.amosheets.store.Imports;
import org.amosheets.store.Inbox;
import org.amosheets.store.Rows.RowState;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.amosheets.sync.Policy;

/** The real beans between two simulated sides, on one thread and a clock of its own; every call is counted. */
final class DeskRig implements SimulatedAmoCrm.Wire, SimulatedSheet.Wire {

    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final int ROUNDS = 300;

    private long now = Instant.parse("2026-03-02T09:00:00Z").toEpochMilli();
    private final Clock clock = new Clock() {
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
    final Tab tab;
    final List<String> calls = new ArrayList<>();
    /** How long amoCRM takes for an answer. */
    Duration amoCrmTakes = Duration.ZERO;
    /** Done while amoCRM is at a request that writes. */
    Runnable meanwhile = () -> {};
    /** Reads of the sheet that fail from now on. */
    int failingReads;
    /** By route, what happens once, right after it has read the sheet. */
    final Map<String, Runnable> afterRead = new HashMap<>();
    /** Done once, when the next rows are read. */
    Runnable atNextRows = () -> {};

    private final InProcessSheets sheets;
    private final Store store;
    private final Sheet sheet;
    private final SimulatedEngine engine;
    private Mapping mapping = mapping("contact.phone", "contact.email");
    private final Random keys = new Random(7);

    DeskRig(int rows) {
        sheets = new InProcessSheets(clock, rows, "name", "phone", "email", "budget", "status");
        tab = sheets.tab();
        store = new SimulatedRedis(UUID.randomUUID().toString(), clock).plain();
        SyncOptions options = new SyncOptions(
                "https://sandbox.amocrm.test/leads/detail/",
                Policy.CRM,
                "RU",
                0,
                0,
                QUIET,
                SyncOptions.ImportOnStart.TRUE,
                20,
                5);
        sheet = SimulatedSheet.over(this, store.tabBinding(), store.journal(), clock, this::pass);
        engine = new SimulatedEngine(
                store,
                SimulatedAmoCrm.over(this),
                sheet,
                () -> mapping,
                options,
                SendCreates.Sizes.FULL,
                () -> "k" + Long.toString(keys.nextLong() >>> 1, 36),
                clock);
        engine.beat();
        // Rows wait until the contacts that are there have been listed once.
        engine.reconcile();
    }

    void pass(Duration time) {
        now += time.toMillis();
    }

    /** What the sheet's script does. */
    void rowEdited(int row) {
        store.inbox().accept(Inbox.Lane.ROWS, List.of(Change.row(row, Change.Source.SCRIPT, now)));
    }

    /** What amoCRM's webhook does. */
    void leadsChanged(List<Long> leads) {
        List<Change> changes = leads.stream()
                .map(id -> Change.lead(id, Change.Source.WEBHOOK, now))
                .toList();
        store.inbox().accept(Inbox.Lane.LEADS, changes);
    }

    void poll() {
        engine.beat();
        engine.poll();
    }

    /** As {@link #poll}; something happens between its read of the whole tab and what it concludes from that. */
    void pollWhile(Runnable meanwhile) {
        engine.whileTabIsRead(() -> {
            engine.whileTabIsRead(() -> {});
            meanwhile.run();
        });
        poll();
    }

    /** One batch of rows. */
    void workOnce() {
        engine.beat();
        engine.work(Inbox.Lane.ROWS);
    }

    /** How many changes of rows wait. */
    long rowsWaiting() {
        return store.inbox().waiting(Inbox.Lane.ROWS);
    }

    /** The keys that stand in the inbox, in place of the batch that would take them. */
    Set<String> keysTaken() {
        return store.inbox().take(Inbox.Lane.ROWS, 1_000, 0).changes().stream()
                .map(Change::ref)
                .collect(Collectors.toSet());
    }

    /** A person has the rows imported. */
    void beginImport() {
        Commit commit = store.newCommit();
        commit.putImport(new Imports.Job("import", now, 0, 0, 0, 0));
        commit.runUnfenced();
    }

    boolean isImporting() {
        return store.imports().running().isPresent();
    }

    /** What the clock does each second while something is imported. */
    void feedImport() {
        engine.feedImport();
    }

    /** What is known of the row that has this key. */
    RowState known(String key) {
        return Objects.requireNonNull(store.rows().byKeys(List.of(key)).get(key));
    }

    /** Somebody asks for a look at the whole tab. */
    void askForLook() {
        new ReadAgain(store, clock).ask();
    }

    void personAsksForLook() {
        engine.standing().askForLook();
    }

    boolean isLookDue() {
        return new ReadAgain(store, clock).isDue();
    }

    /** Works until nothing is left to do for as long as a new row has to be quiet. */
    void work() {
        String said = "";
        for (int rest = 0, rounds = 0; rest < 5; rounds++) {
            if (rounds > ROUNDS) {
                throw new AssertionError("It does not come to rest: " + said + calls);
            }
            engine.beat();
            engine.pollIfAsked();
            boolean nothing = true;
            for (Inbox.Lane lane : Inbox.Lane.values()) {
                SimulatedEngine.Worked worked = engine.work(lane);
                pass(Duration.ofMillis(worked.pauseMs()));
                nothing &= worked.done();
                said = worked.said().isEmpty() ? said : worked.said();
            }
            rest = nothing ? rest + 1 : 0;
            pass(Duration.ofSeconds(1));
        }
    }

    long amoCrmCalls() {
        return calls.stream().filter(call -> call.startsWith("amocrm-")).count();
    }

    long sheetCalls() {
        return calls.stream().filter(call -> call.startsWith("sheets-")).count();
    }

    LeadView lead(int row) {
        return crm.state().lead(Long.parseLong(tab.cell(row, "amo_deal_id"))).orElseThrow();
    }

    @Override
    public SimulatedAmoCrm.Delivered send(
            String route, String method, String path, String query, String body, int repeats) {
        calls.add(route);
        pass(amoCrmTakes);
        InProcessAmoCrm.Answered answer = crm.handle(method, path, query, body);
        if (!method.equals("GET")) {
            meanwhile.run();
        }
        return new SimulatedAmoCrm.Delivered(answer.status(), answer.body());
    }

    @Override
    public void mayStillWrite() {
        store.lease().check();
    }

    @Override
    public byte[] read(String route, String fields, boolean cells, List<String> ranges) {
        calls.add(route);
        if (route.equals("sheets-rows")) {
            Runnable once = atNextRows;
            atNextRows = () -> {};
            once.run();
        }
        if (failingReads > 0) {
            failingReads--;
            throw SimulatedSheet.tooMany();
        }
        byte[] answer = sheets.read(fields, cells, ranges);
        Runnable after = afterRead.remove(route);
        if (after != null) {
            after.run();
        }
        return answer;
    }

    @Override
    public byte[] write(String route, String fields, String body) {
        calls.add(route);
        return sheets.batchUpdate(fields, body);
    }

    /** A mapping is loaded in which the columns of phone numbers and addresses stand for these fields. */
    void remap(String phone, String email) {
        mapping = mapping(phone, email);
    }

    /** Another installation takes the spreadsheet, and a read of the whole tab is the first to find that out. */
    void anotherInstallationIsFoundHere() {
        Sheet others = SimulatedSheet.over(this, store.tabBinding(), store.journal(), clock, this::pass);
        others.claim("another", 1, true);
        assertThatThrownBy(sheet::all).isInstanceOf(SheetsException.NotOurs.class);
    }

    private static Mapping mapping(String phone, String email) {
        Mapping mapping = new Mapping();
        mapping.setFields(List.of(
                Map.of("column", "name", "field", "contact.name"),
                Map.of("column", "phone", "field", phone),
                Map.of("column", "email", "field", email),
                Map.of("column", "budget", "field", "lead.price"),
                Map.of("column", "status", "field", "lead.status", "wins", "crm")));
        mapping.setService(Map.of("leadId", "amo_deal_id", "note", "sync_note", "key", "sync_key"));
        return mapping;
    }
}
