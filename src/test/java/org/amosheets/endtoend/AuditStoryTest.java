package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.correctness.Shows;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who changed a lead, and why: its whole story in one call (I16). */
@Shows("I16")
class AuditStoryTest {

    private World world;
    private Operator operator;

    @BeforeEach
    void start() {
        world = World.deals().with("SYNC_RECONCILE_SECONDS", "2").started().announced();
        operator = new Operator(world);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private long leadOf(int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private List<JsonNode> story(long lead) {
        List<JsonNode> entries = new ArrayList<>();
        operator.get("/audit?lead=" + lead).path("entries").forEach(entries::add);
        return entries;
    }

    private static JsonNode the(List<JsonNode> entries, String what, String field) {
        return entries.stream()
                .filter(entry -> entry.path("what").asText().equals(what)
                        && entry.path("changes").has(field))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no " + what + " of " + field + " in " + entries));
    }

    private static void shows(JsonNode entry, String field, String before, String after) {
        assertThat(entry.path("changes").path(field).path("before").asText()).isEqualTo(before);
        assertThat(entry.path("changes").path(field).path("after").asText()).isEqualTo(after);
    }

    @Test
    @Shows("F62")
    void aLeadsStoryFromItsCreationToAConflictIsCompleteAndRebuildsWhatWasAgreed() {
        int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        long lead = leadOf(row);
        world.tab.type(row, "budget", "200");
        World.eventually()
                .until(() -> world.crm.state().lead(lead).orElseThrow().price() == 200);
        world.crm.ui().setPrice(lead, 300);
        World.eventually().until(() -> world.tab.cell(row, "budget").equals("300"));
        world.tab.type(row, "phone", "нет");
        World.eventually().until(() -> !world.tab.cell(row, "sync_note").isEmpty());
        world.tab.type(row, "phone", "8 999 000-11-33");
        World.eventually().until(() -> world.tab.cell(row, "sync_note").isEmpty());
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        World.eventually().until(() -> world.crm.webhooks().idle());
        world.stop();
        world.tab.type(row, "budget", "500");
        world.crm.ui().setPrice(lead, 900);
        world.start();
        World.eventually().until(() -> world.tab.cell(row, "budget").equals("900"));
        World.eventually()
                .until(() -> world.bean(Store.class).writesUnderWay().all().isEmpty());

        List<JsonNode> story = story(lead);

        shows(the(story, "row-written", "sync_key"), "sync_key", "", world.tab.cell(row, "sync_key"));
        JsonNode created = the(story, "lead-and-contact-created", "contact.phone");
        shows(created, "contact.phone", "", "+79990001122");
        shows(created, "lead.price", "", "100");
        JsonNode ids = the(story, "row-written", "amo_deal_id");
        shows(ids, "amo_deal_id", "", Long.toString(lead));
        assertThat(ids.path("changes").has("amo_link")).isTrue();
        JsonNode edit = story.stream()
                .filter(entry -> entry.path("what").asText().equals("lead-changed"))
                .findFirst()
                .orElseThrow();
        shows(edit, "lead.price", "100", "200");
        assertThat(edit.path("cause").asText()).contains("the sheet's script announced row " + row);
        assertThat(edit.path("run").asText()).isNotEmpty();
        assertThat(story).anySatisfy(back -> {
            shows(back, "budget", "200", "300");
            // Whichever came first.
            assertThat(back.path("cause").asText())
                    .containsAnyOf("amoCRM's webhook announced lead " + lead, "the look at amoCRM found lead " + lead);
        });
        assertThat(story)
                .anyMatch(note -> note.path("changes")
                                .path("sync_note")
                                .path("before")
                                .asText()
                                .isEmpty()
                        && !note.path("changes")
                                .path("sync_note")
                                .path("after")
                                .asText()
                                .isEmpty());
        shows(the(story, "contact-changed", "contact.phone"), "contact.phone", "+79990001122", "+79990001133");
        JsonNode settled = the(story, "row-written", "budget");
        shows(settled, "budget", "500", "900");
        assertThat(settled.path("cause").asText())
                .contains("conflict on lead.price: amoCRM's value stays by the policy");
        assertThat(story).extracting(entry -> entry.path("result").asText()).containsOnly("done");
        assertThat(story).extracting(entry -> entry.path("at").asText()).isSorted();

        Store store = world.bean(Store.class);
        Map<String, String> rebuilt = new TreeMap<>();
        store.auditLog()
                .after("", 1000)
                .forEach(line -> rebuilt.putAll(line.entry().agreed()));
        String key = world.tab.cell(row, "sync_key");
        assertThat(store.links().byKeys(List.of(key)).values())
                .singleElement()
                .satisfies(link -> assertThat(rebuilt).isEqualTo(link.base()));

        long sentToCrm = world.crm
                .log()
                .requests(request -> !request.method().equals("GET")
                        && request.path().matches("/api/v4/(leads|contacts).*")
                        && !request.path().contains("custom_fields"))
                .size();
        assertThat(store.auditLog().after("", 1000).stream()
                        .filter(line -> line.entry().side().equals("crm")))
                .as("one entry for each write, of one entity each")
                .hasSize((int) sentToCrm);
    }

    @Test
    void aLeadThatGetsAContactIsLinkedAndSaysSo() {
        world.stop();
        world.close();
        world = new World("deals", "name", "phone", "email", "budget", "status", "amo_deal_id")
                .started()
                .announced();
        operator = new Operator(world);
        long known = world.crm.ui().createContact("Олег", "+7 999 400-10-00", null);
        long first = world.crm.ui().createLead("Сделка", 100, 0);
        long second = world.crm.ui().createLead("Сделка 2", 200, 0);

        world.tab.addRow("Олег", "8 999 400 10 00", "oleg@example.test", "100", "", Long.toString(first));
        world.tab.addRow("Пётр", "8 999 400 20 00", "", "", "", Long.toString(second));
        World.eventually().until(() -> world.tab.cell(3, "budget").equals("200"));
        World.eventually()
                .until(() -> world.bean(Store.class).writesUnderWay().all().isEmpty());

        shows(the(story(first), "contact-linked", "lead.contact"), "lead.contact", "", Long.toString(known));
        List<JsonNode> made = story(second);
        shows(the(made, "contact-created", "contact.phone"), "contact.phone", "", "+79994002000");
        the(made, "contact-linked", "lead.contact");
        assertThat(made)
                .anyMatch(entry -> entry.path("what").asText().equals("linked")
                        && entry.path("cause").asText().equals("The row names its lead"));
    }

    @Test
    void aWriteWhoseAnswerIsLostIsThereAndSaysThatNobodyKnows() {
        int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        long lead = leadOf(row);
        world.crm.faults().on("PATCH", "/api/v4/leads.*").times(30).closeAfter();

        world.tab.type(row, "budget", "200");
        World.eventually()
                .untilAsserted(() -> assertThat(story(lead)).anySatisfy(entry -> {
                    shows(entry, "lead.price", "100", "200");
                    assertThat(entry.path("result").asText()).isIn("unconfirmed", "under way");
                }));
        world.crm.faults().clear();
        World.eventually().untilAsserted(() -> Agreement.holds(world));
    }

    @Test
    void whatWasTypedBetweenReadAndWriteAndPutBackIsToldOfTheRow() {
        int row = world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        String key = world.tab.cell(row, "sync_key");
        Store store = world.bean(Store.class);
        var journal = store.journal();
        var write = new org.amosheets.sheets.WriteJournal.Entry(
                "restore-1",
                10,
                List.of(new org.amosheets.sheets.RowWrite(
                        row,
                        key,
                        Map.of(
                                "budget",
                                new org.amosheets.sheets.RowWrite.CellWrite(
                                        org.amosheets.sync.Cell.text("1"), org.amosheets.sync.Cell.text("2"))))),
                Map.of("budget", 3));
        journal.begin(write);
        journal.end("restore-1");
        journal.end("restore-1");

        List<AuditEntry> putBack = store.auditLog().about(java.util.Set.of("row " + key), "", 50).stream()
                .map(line -> line.entry())
                .filter(entry -> entry.what().equals("put-back"))
                .toList();
        assertThat(putBack).singleElement().satisfies(entry -> {
            assertThat(entry.values()).containsEntry("budget", new AuditEntry.Changed("1", "2"));
            assertThat(entry.result()).isEqualTo(AuditEntry.DONE);
        });
    }
}
