package org.amosheets.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.SimulatedAmoCrm;
import org.amosheets.engine.SimulatedEngine;
import org.amosheets.engine.SimulatedEngine.Worked;
import org.amosheets.engine.SyncOptions;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SimulatedSheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.amosheets.sync.Policy;

/** One process of the service, which may be killed at any call. */
final class Service {

    private static final SyncOptions OPTIONS = new SyncOptions(
            "https://sandbox.amocrm.test/leads/detail/",
            Policy.CRM,
            "RU",
            0,
            0,
            Duration.ofSeconds(3),
            SyncOptions.ImportOnStart.ASK,
            20,
            5);

    private final World world;
    private final Wires wires;
    private final SimulatedEngine engine;

    Service(World world) {
        this.world = world;
        this.wires = new Wires(world);
        Store store = world.redis.store(wires);
        wires.belongTo(store);
        AmoCrm amoCrm = SimulatedAmoCrm.over(wires);
        Sheet sheet = SimulatedSheet.over(
                wires, store.tabBinding(), store.journal(), world.clock, wait -> world.clock.pass(wait.toMillis()));
        Mapping mapping = mapping();
        this.engine = new SimulatedEngine(
                store, amoCrm, sheet, () -> mapping, OPTIONS, world.sizes, world::newKey, world.clock);
        engine.whileTabIsRead(() -> world.whileTabIsRead(this));
    }

    boolean dead() {
        return wires.dead();
    }

    void kill() {
        wires.kill();
    }

    void rows() {
        doing("POLL", engine::pollIfAsked);
        doing("ROWS", () -> work(Inbox.Lane.ROWS));
    }

    void leads() {
        doing("LEADS", () -> work(Inbox.Lane.LEADS));
    }

    void poll() {
        doing("POLL", engine::poll);
    }

    void reconcile() {
        doing("RECONCILE", engine::reconcile);
    }

    void look() {
        doing("LOOK", engine::firstLook);
    }

    private void work(Inbox.Lane lane) {
        for (int i = 0; i < 25; i++) {
            Worked worked = engine.work(lane);
            if (dead()) {
                throw new Crash("executors wrap what kills");
            }
            if (worked.done()) {
                return;
            }
            world.story.tell("BATCH    of " + lane + (worked.said().isEmpty() ? " done" : " failed: " + worked.said()));
            if (!worked.said().isEmpty()) {
                world.watch.batchFailed(worked.said());
                world.clock.pass(worked.pauseMs());
                return;
            }
        }
    }

    /** A killed process does nothing any more; what a schedule fails at is only said, as the route does. */
    private void doing(String what, Runnable work) {
        if (dead()) {
            return;
        }
        try {
            engine.beat();
            work.run();
        } catch (Crash crash) {
            kill();
        } catch (RuntimeException e) {
            if (!dead()) {
                world.story.tell("SERVICE  " + what + " failed: " + e.getClass().getSimpleName());
                world.watch.scheduleFailed(e);
            }
        }
    }

    private static Mapping mapping() {
        Mapping mapping = new Mapping();
        List<Map<String, Object>> fields = new ArrayList<>();
        fields.add(Map.of("column", "name", "field", "contact.name"));
        fields.add(Map.of("column", "phone", "field", "contact.phone", "as", "phone"));
        fields.add(Map.of("column", "email", "field", "contact.email", "as", "email"));
        fields.add(Map.of("column", "budget", "field", "lead.price", "as", "money"));
        fields.add(Map.of("column", "status", "field", "lead.status", "as", "status", "wins", "crm"));
        fields.add(Map.of("column", "Регион", "field", "lead.custom:Регион"));
        mapping.setFields(fields);
        mapping.setService(Map.of(
                "leadId", "amo_deal_id",
                "contactId", "amo_contact_id",
                "link", "amo_link",
                "externalId", "external_id",
                "note", "sync_note",
                "key", "sync_key"));
        return mapping;
    }

    /** The column of a field's name in the product's logs. */
    static String column(String field) {
        return switch (field) {
            case "contact.name" -> "name";
            case "contact.phone" -> "phone";
            case "contact.email" -> "email";
            case "lead.price" -> "budget";
            case "lead.status" -> "status";
            default -> field.startsWith("lead.custom") ? "Регион" : field;
        };
    }
}
