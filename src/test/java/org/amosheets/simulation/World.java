package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.amosheets.engine.SendCreates;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.InProcessAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.sheets.InProcessSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.store.Inbox;
import org.amosheets.store.SimulatedRedis;
import org.amosheets.store.Store;
import org.amosheets.sync.Change;
import org.jspecify.annotations.Nullable;

/** Both far sides, the people at them, what is announced and under way, and the service in between. */
final class World {

    static final String[] HEADERS = {"name", "phone", "email", "budget", "status", "Регион", "comment"};

    final VirtualClock clock = new VirtualClock();
    final Story story = new Story(clock);
    final Ledger ledger = new Ledger();
    final InProcessAmoCrm crm = new InProcessAmoCrm(clock);
    final InProcessSheets sheets = new InProcessSheets(clock, 60, HEADERS);
    final Tab tab = sheets.tab();
    final SimulatedRedis redis;
    final Store plain;
    final Watch watch;
    final Set<String> keptConflicts = new HashSet<>();
    final People people;
    private final Random keys;
    /** In every other life two new rows at once are many, so that contacts are made before leads. */
    final SendCreates.Sizes sizes;

    private final List<Integer> rowsAnnounced = new ArrayList<>();
    private final List<Change> leadsAnnounced = new ArrayList<>();
    private Map<Long, LeadView> leadsKnown = new HashMap<>();
    private Map<Long, ContactView> contactsKnown = new HashMap<>();
    private Step step = new Step(Step.Kind.WAIT, 0, false, false);
    private Random random = step.random();
    private int depth;
    /** In two of three lives batches go on while the whole tab is read. */
    private final boolean slowReads;

    private final Random meanwhile;
    private int takeoverIn = -1;
    private boolean restored;
    private @Nullable Service service;
    private Map<String, byte[]> backup = Map.of();

    World(long seed) {
        // In every fourth life each row is a commit of its own, as they are cut where there are thousands.
        this.redis = seed % 4 == 0
                ? new SimulatedRedis("simulation-" + seed, clock, 1)
                : new SimulatedRedis("simulation-" + seed, clock);
        this.plain = redis.plain();
        this.keys = new Random(seed + 77);
        this.slowReads = seed % 3 > 0;
        this.meanwhile = new Random(seed + 78);
        this.sizes = seed % 2 == 0 ? new SendCreates.Sizes(1, 3) : SendCreates.Sizes.FULL;
        this.watch = new Watch(this);
        ledger.watch(watch::takenAway);
        this.people = new People(tab, crm, ledger, story, new People.Announced() {
            @Override
            public void row(int number) {
                // A call of the script that fails is not repeated.
                if (number > 1 && random.nextInt(5) > 0) {
                    rowsAnnounced.add(number);
                }
            }

            @Override
            public void crm() {
                announceCrm(random.nextInt(6) > 0);
            }
        });
        crm.settings().searchLag(java.time.Duration.ofSeconds(20));
    }

    String statusName(long id) {
        return crm.state().pipelines().stream()
                .flatMap(pipeline -> pipeline.statuses().stream())
                .filter(status -> status.id() == id)
                .map(status -> status.name())
                .findFirst()
                .orElse("?");
    }

    Step step() {
        return step;
    }

    Random random() {
        return random;
    }

    String newKey() {
        StringBuilder key = new StringBuilder("k");
        while (key.length() < 16) {
            key.append((char) ('a' + keys.nextInt(26)));
        }
        return key.toString();
    }

    void enter(Step next) {
        step = next;
        random = next.random();
        takeoverIn = -1;
    }

    // ---- people ----

    void addRow() {
        ledger.around(() -> Values.of(tab), () -> people.newRow(random));
    }

    void inSheet() {
        clock.pass(700);
        people.inSheet(random);
    }

    void inCrm() {
        clock.pass(700);
        people.inCrm(random);
    }

    /** People act while a call is under way, the more so while a write is. */
    void others(boolean write) {
        if (step.others() && depth == 0 && random.nextInt(100) < (write ? 16 : 6)) {
            depth++;
            do {
                if (random.nextInt(3) > 0) {
                    people.inSheet(random);
                } else {
                    people.inCrm(random);
                }
            } while (random.nextInt(3) == 0);
            depth--;
        }
    }

    /** Between the read of the whole tab and what is concluded from it people act, and batches of the same process work. */
    void whileTabIsRead(Service reader) {
        if (!slowReads || depth > 0 || meanwhile.nextInt(3) > 0) {
            return;
        }
        story.tell("MEANWHILE batches go on while the tab is read");
        others(true);
        reader.rows();
        reader.leads();
        others(true);
    }

    boolean betweenCalls() {
        return depth > 0;
    }

    // ---- announcements ----

    /** Whatever changed in amoCRM is announced, or the announcement is lost. */
    void announceCrm(boolean comes) {
        Map<Long, LeadView> leads = new TreeMap<>();
        crm.state().leads().forEach(lead -> leads.put(lead.id(), lead));
        crm.state().trash().forEach(lead -> leads.put(lead.id(), lead));
        Map<Long, ContactView> contacts = new TreeMap<>();
        crm.state().contacts().forEach(contact -> contacts.put(contact.id(), contact));
        leads.forEach((id, lead) -> {
            if (comes && !lead.equals(leadsKnown.get(id))) {
                leadsAnnounced.add(Change.lead(id, source(leadsKnown.get(id)), clock.millis()));
            }
        });
        contacts.forEach((id, contact) -> {
            if (comes && !contact.equals(contactsKnown.get(id))) {
                leadsAnnounced.add(Change.contact(id, source(contactsKnown.get(id)), clock.millis()));
            }
        });
        leadsKnown = leads;
        contactsKnown = contacts;
    }

    private static Change.Source source(@org.jspecify.annotations.Nullable Object known) {
        return known == null ? Change.Source.ADDED : Change.Source.WEBHOOK;
    }

    /** One of the script's calls arrives; the service has to be up, for it is not repeated. */
    void script() {
        if (!rowsAnnounced.isEmpty()) {
            int pick = random.nextInt(rowsAnnounced.size());
            int row = rowsAnnounced.remove(pick);
            if (service != null && !service.dead()) {
                story.tell("SCRIPT   names row " + row);
                plain.inbox().accept(Inbox.Lane.ROWS, List.of(Change.row(row, Change.Source.SCRIPT, clock.millis())));
            }
        }
    }

    /** One of amoCRM's webhooks arrives, in any order, sometimes twice; repeated until it is taken. */
    void webhook() {
        if (!leadsAnnounced.isEmpty() && service != null && !service.dead()) {
            int pick = random.nextInt(leadsAnnounced.size());
            Change change = random.nextInt(7) == 0 ? leadsAnnounced.get(pick) : leadsAnnounced.remove(pick);
            story.tell("WEBHOOK  " + change.subject());
            plain.inbox().accept(Inbox.Lane.LEADS, List.of(change));
        }
    }

    void deliverAll() {
        leadsAnnounced.forEach(change -> plain.inbox().accept(Inbox.Lane.LEADS, List.of(change)));
        leadsAnnounced.clear();
        rowsAnnounced.clear();
    }

    // ---- the far sides, as the service reaches them ----

    InProcessAmoCrm.Answered carriedOut(String route, boolean write, String path, String query, String body) {
        String method = write ? (route.startsWith("amocrm-patch") ? "PATCH" : "POST") : "GET";
        if (write) {
            watch.beforeCrmWrite(route, body);
        }
        InProcessAmoCrm.Answered answer = crm.handle(method, path, query, body);
        if (write) {
            story.tell("WRITE    " + route + " " + answer.status() + " " + body);
            watch.afterCrmWrite(route, body, answer.status());
            announceCrm(true);
        } else {
            story.tell("READ     " + route + " " + query.replaceAll("limit=250&page=1&?", ""));
            watch.crmRead(route, answer.body());
            answer = watch.lagging(route, answer, step.faults(), random);
        }
        return answer;
    }

    byte[] written(String route, String fields, String body) {
        watch.beforeSheetWrite();
        byte[] answer = sheets.batchUpdate(fields, body);
        watch.afterSheetWrite(route, body);
        return answer;
    }

    // ---- the service ----

    /** The instance that works, started where there is none. */
    Service service() {
        if (service == null || service.dead()) {
            clock.pass(11_000);
            redis.expireLease();
            story.tell("START    the service starts");
            service = new Service(this);
        }
        return service;
    }

    void kill() {
        if (service != null) {
            service.kill();
            story.tell("KILLED   between two batches");
        }
    }

    void planTakeover() {
        takeoverIn = 1 + random.nextInt(9);
    }

    /** The instance at work stands still until another has taken its lease and worked. */
    void maybeTakeover() {
        if (takeoverIn > 0 && --takeoverIn == 0 && depth == 0) {
            depth++;
            story.tell("TAKEOVER another instance takes over while this one stands still");
            clock.pass(11_000);
            redis.expireLease();
            Service other = new Service(this);
            try {
                other.rows();
                other.leads();
            } finally {
                service = other;
                depth--;
            }
        }
    }

    void backup() {
        backup = redis.backup();
        story.tell("BACKUP   of Redis");
    }

    boolean wasRestored() {
        return restored;
    }

    void restore() {
        restored = true;
        kill();
        keepConflicts();
        watch.memoryLost();
        redis.restore(backup);
        story.tell(backup.isEmpty() ? "RESTORE  Redis is empty" : "RESTORE  Redis is as it was at the backup");
    }

    /** Both values of each conflict that was ever written down, also where Redis was set back since. */
    void keepConflicts() {
        plain.conflictLog().after("", 10_000).forEach(line -> {
            String column = Service.column(line.entry().field());
            keptConflicts.add(column + ":" + Values.plain(column, line.entry().sheet()));
            keptConflicts.add(column + ":" + Values.plain(column, line.entry().crm()));
        });
    }
}
