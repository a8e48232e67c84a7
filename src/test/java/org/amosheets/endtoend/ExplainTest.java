package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One command tells a deal's story. */
@Tag("F62")
class ExplainTest {

    private final World world = World.deals();
    private final Commands commands = new Commands(world);

    @AfterEach
    void close() {
        world.close();
    }

    private static String inMoscow(long at) {
        return DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss")
                .withZone(ZoneId.of("Europe/Moscow"))
                .format(Instant.ofEpochMilli(at));
    }

    private long linkedRow() {
        world.tab.addRow("Анна", "+79990000001", "anna@example.test", "100", "");
        World.eventually().until(() -> !world.tab.cell(2, "status").isEmpty());
        return Long.parseLong(world.tab.cell(2, "amo_deal_id"));
    }

    @Test
    void aLeadAndItsRowTellTheSameStory() {
        world.started().announced();
        long lead = linkedRow();
        long writes = world.sheets.writes();
        world.crm.ui().setPrice(lead, 900);
        World.eventually().until(() -> world.tab.cell(2, "budget").equals("900") && world.sheets.writes() > writes);
        // The service works beside the command; what it still has to do is none of the command's.
        Operator operator = new Operator(world);
        World.eventually()
                .until(() -> world.crm.webhooks().idle()
                        && operator.get("/changes?state=waiting").isEmpty());
        commands.forgetRequests();

        String said = commands.call("explain", Long.toString(lead)).out();

        assertThat(said)
                .contains("Row 2 is the lead " + lead + ", Продажи → Новая заявка.")
                .contains("budget: in step", "sheet 900 | amoCRM 900 | last agreed 900")
                .contains("Lead and contact created, done", "Row written, done", "100 → 900", "because ");
        JsonNode ofRow = commands.json(0, "explain", "row", "2");
        assertThat(said)
                .as("the account's zone, as DISPLAY_TZ is not set")
                .contains(
                        "Times are those of Europe/Moscow.",
                        inMoscow(ofRow.at("/audit/0/at").asLong()));
        assertThat(ofRow).isEqualTo(commands.json(0, "explain", "lead", Long.toString(lead)));
        assertThat(ofRow).isEqualTo(commands.json(0, "explain", "key", world.tab.cell(2, "sync_key")));
        assertThat(ofRow).isEqualTo(commands.json(0, "explain", world.tab.cell(2, "sync_key")));
        commands.assertNothingWasWritten();
    }

    @Test
    void aRowIsFoundWhereItIsNow() {
        world.started();
        long lead = linkedRow();
        world.stop();
        world.tab.insertRow(2);
        world.tab.insertRow(2);

        assertThat(commands.json(0, "explain", Long.toString(lead)).path("row").asInt())
                .isEqualTo(4);
    }

    @Test
    void whatDiffersIsToldWithWhereItWouldGo() {
        world.with("SYNC_CONFLICT_POLICY", "ask").started();
        long lead = linkedRow();
        world.stop();
        world.tab.type(2, "name", "Анна Новая");
        world.tab.type(2, "budget", "300");
        world.crm.ui().setPrice(lead, 400);
        world.crm.ui().moveLead(lead, SampleAccount.SALES_WORK);

        String said = commands.call("explain", "row", "2").out();

        assertThat(said)
                .contains("name: the sheet's value goes to amoCRM", "sheet Анна Новая | amoCRM Анна | last agreed Анна")
                .contains("budget: both sides changed", "sheet 300 | amoCRM 400 | last agreed 100")
                .contains("status: amoCRM's value goes to the sheet", "amoCRM В работе");
    }

    @Test
    void aLeadWithoutARowAndALeadThatIsGoneAreTold() {
        world.started();
        long lead = linkedRow();
        long alone = world.crm.ui().createLead("Сама по себе", 5, 0);

        assertThat(commands.call("explain", Long.toString(alone)).out()).contains("No row has the lead " + alone);
        assertThat(commands.json(1, "explain", "77").path("state").asText()).isEqualTo("UNKNOWN");
        world.crm.ui().deleteLead(lead);
        assertThat(commands.json(0, "explain", "row", "2").path("state").asText())
                .isEqualTo("LEAD_GONE");
        world.tab.deleteRow(2);
        world.crm.ui().restoreLead(lead);
        assertThat(commands.json(0, "explain", Long.toString(lead))
                        .path("state")
                        .asText())
                .isEqualTo("ROW_GONE");
    }

    @Test
    void aRowThatNothingWasSetAsideOfIsNotSaidToWaitForARetry() {
        world.started();
        linkedRow();
        world.tab.type(3, "amo_deal_id", "987654321");
        World.eventually().until(() -> !world.tab.cell(3, "sync_note").isEmpty());

        assertThat(commands.call("explain", "row", "3").out())
                .contains("Row 3 has no lead; its note says why, and it waits for an edit.");
    }

    @Test
    void aRowThatCannotBeTakenSaysWhy() {
        world.started();
        world.tab.addRow("Борис", "не телефон", "", "5", "");
        World.eventually().until(() -> !world.tab.cell(2, "sync_note").isEmpty());

        String said = commands.call("explain", "row", "2", "--lang", "ru").out();

        assertThat(said).contains("У строки 2 ещё нет сделки.", world.tab.cell(2, "sync_note"));
    }

    @Test
    void aRowThatTheServiceHasNotSeenIsTold() {
        world.tab.addRow("Вера", "+79990000002", "", "5", "");

        assertThat(commands.json(0, "explain", "row", "2").path("state").asText())
                .isEqualTo("UNSEEN");
        assertThat(commands.json(0, "explain", "row", "3").path("state").asText())
                .isEqualTo("EMPTY");
        assertThat(commands.json(0, "explain", "2").path("state").asText())
                .as("there is no such lead, so the row is meant")
                .isEqualTo("UNSEEN");
        assertThat(commands.json(1, "explain", "3").path("state").asText()).isEqualTo("UNKNOWN");
        assertThat(commands.json(1, "explain", "lead", "2").path("state").asText())
                .isEqualTo("UNKNOWN");
        for (String bad : new String[] {"0", "-2", "*", "row", "row x", "row 1", "lead k3f", "nothing 5"}) {
            List<String> call = new ArrayList<>(List.of("explain"));
            call.addAll(List.of(bad.split(" ")));
            assertThat(commands.call(call.toArray(String[]::new)).code())
                    .as(bad)
                    .isIn(1, 2);
        }
    }

    @Test
    void whatIsKeptIsToldWhileAmoCrmIsAwayAndTheCommandEndsAsOneThatCouldNotAskIt() {
        world.started();
        long lead = linkedRow();
        world.crm.faults().on("*", "/api/.*").always().status(401);

        var said = commands.call("explain", Long.toString(lead));

        assertThat(said.code()).isEqualTo(3);
        assertThat(said.out())
                .contains("Row 2 is the lead " + lead + ".", "amoCRM could not be asked, so this is only what is kept")
                .contains("the token is refused", "Lead and contact created, done");
    }
}
