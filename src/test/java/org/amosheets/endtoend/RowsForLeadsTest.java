package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.sheets.Fault;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Leads that reach a trigger status show as rows, each once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowsForLeadsTest {

    private World world;
    private long tooOld;
    private int people;

    @BeforeAll
    void start() {
        world = LeadDesk.world().withGooglesDefaultQuotas();
        tooOld = lead(SampleAccount.SALES_NEW);
        long cutOff = world.crm.state().lead(tooOld).orElseThrow().createdAt() + 1;
        world.with("LEADS_CREATED_AFTER", Long.toString(cutOff))
                .with("AMO_STATUS_ID", Long.toString(SampleAccount.SALES_WORK))
                .with("SYNC_POLL_SECONDS", "1")
                .started()
                .announced();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void mend() {
        world.sheets.faults().clear();
        world.crm.faults().clear();
    }

    /** A lead of somebody new, with a price of its own. */
    private long lead(long status) {
        return lead(SampleAccount.SALES, status);
    }

    private long lead(long pipeline, long status) {
        people++;
        long contact = world.crm.ui().createContact("Человек " + people, "+7999500" + (1000 + people), null);
        return world.crm.ui().createLead("Сделка " + people, 100 + people, pipeline, status, contact);
    }

    private List<Map<String, String>> rowsOf(long lead) {
        return world.tab.rows().stream()
                .filter(row -> row.getOrDefault("amo_deal_id", "").equals(Long.toString(lead)))
                .toList();
    }

    private int rowOf(long lead) {
        return world.tab.find("amo_deal_id", Long.toString(lead));
    }

    private void isThereOnce(long lead) {
        var now = world.crm.state().lead(lead).orElseThrow();
        var contact = world.crm.state().mainContact(lead).orElseThrow();
        assertThat(rowsOf(lead)).as("rows of lead %s", lead).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("name", contact.name())
                    .containsEntry("phone", contact.phones().get(0))
                    .containsEntry("budget", Long.toString(now.price()))
                    .containsEntry("amo_contact_id", Long.toString(contact.id()))
                    .containsEntry("amo_link", world.crm.baseUrl() + "/leads/detail/" + lead);
            assertThat(row.get("sync_key")).isNotEmpty();
        });
    }

    /** All that was announced so far has been worked on: what has no row by now gets none. */
    private void atRest() {
        World.eventually()
                .until(() -> world.crm.webhooks().idle()
                        && world.bean(Store.class).inbox().waiting(Inbox.Lane.LEADS) == 0
                        && world.bean(Store.class).inbox().waiting(Inbox.Lane.ROWS) == 0);
    }

    @Test
    @Shows({"F27", "F31"})
    void aLeadThatReachesATriggerStatusShowsAsARowWithinSeconds() {
        long lead = lead(SampleAccount.SALES_NEW);
        atRest();
        assertThat(rowsOf(lead)).isEmpty();

        world.crm.ui().moveLead(lead, SampleAccount.SALES_WORK);

        Awaitility.await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> isThereOnce(lead));
        assertThat(rowsOf(lead).get(0)).containsEntry("status", "В работе");
    }

    @Test
    @Shows({"F28", "F29", "F41", "D004-22"})
    void whatMeetsNotAllConditionsGetsNone() throws Exception {
        long otherStatus = lead(SampleAccount.SALES_NEW);
        long otherPipeline = lead(SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_INVOICE);
        world.crm.ui().moveLead(tooOld, SampleAccount.SALES_WORK);
        forge("leads[status][0][id]=987654&leads[status][0][name]==IMPORTXML(1)&leads[status][0][status_id]="
                + SampleAccount.SALES_WORK + "&leads[status][0][pipeline_id]=" + SampleAccount.SALES);
        long second = lead(SampleAccount.SALES_TALKS);

        World.eventually().untilAsserted(() -> isThereOnce(second));
        atRest();

        for (long none : List.of(otherStatus, otherPipeline, tooOld, 987654L)) {
            assertThat(rowsOf(none)).as("rows of lead %s", none).isEmpty();
        }
        assertThat(world.tab.rows()).noneMatch(row -> row.toString().contains("IMPORTXML"));
    }

    private void forge(String form) throws IOException, InterruptedException {
        StringBuilder encoded = new StringBuilder();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            encoded.append(encoded.length() == 0 ? "" : "&")
                    .append(URLEncoder.encode(parts[0], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parts[1], StandardCharsets.UTF_8));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.address("/webhook/amocrm?token=" + World.SECRET)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded.toString()))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Shows({"G1", "I13", "D004-3", "D004-12"})
    void manyWebhooksDuringManyPollsMakeOneRowEachWithTheLastStatus() {
        List<Long> leads = new ArrayList<>();
        world.crm.webhooks().duplicateNext(1_000);
        for (int i = 0; i < 20; i++) {
            long lead = lead(SampleAccount.SALES_WORK);
            leads.add(lead);
            for (int j = 1; j <= 4; j++) {
                world.crm.ui().setPrice(lead, 1_000L * j + i);
            }
            world.crm.ui().moveLead(lead, SampleAccount.SALES_TALKS);
            world.crm.ui().moveLead(lead, SampleAccount.SALES_WORK);
        }

        World.eventually()
                .untilAsserted(() -> leads.forEach(lead -> {
                    isThereOnce(lead);
                    assertThat(rowsOf(lead).get(0)).containsEntry("status", "В работе");
                }));
        atRest();
        world.crm.webhooks().duplicateNext(0);
        leads.forEach(this::isThereOnce);
    }

    @Test
    @Shows({"G9", "F45"})
    void aDeletedRowStaysAway() {
        long lead = lead(SampleAccount.SALES_WORK);
        World.eventually().untilAsserted(() -> isThereOnce(lead));
        String key = world.tab.cell(rowOf(lead), "sync_key");

        try (Log log = new Log()) {
            world.tab.deleteRow(rowOf(lead));
            world.crm.ui().setPrice(lead, 777);
            world.crm.ui().moveLead(lead, SampleAccount.SALES_NEW);
            world.crm.ui().moveLead(lead, SampleAccount.SALES_WORK);
            long later = lead(SampleAccount.SALES_WORK);

            World.eventually().untilAsserted(() -> isThereOnce(later));
            atRest();
            assertThat(rowsOf(lead)).isEmpty();
            World.eventually()
                    .untilAsserted(() -> assertThat(log.with("1 rows are no longer in the tab", key))
                            .as("said once, whether a webhook or the poll finds it out")
                            .hasSize(1));
        }
    }

    @Test
    @Shows({"D004-10", "G7"})
    void threeHundredLeadsAtOnceAreThreeHundredRows() {
        List<Long> leads = new ArrayList<>();
        world.crm.webhooks().pause();
        for (int i = 0; i < 300; i++) {
            leads.add(lead(SampleAccount.SALES_NEW));
        }
        int writes = world.sheets.writes();
        world.crm.ui().bulkMove(leads, SampleAccount.SALES, SampleAccount.SALES_WORK);
        world.crm.webhooks().resume();

        World.eventually()
                .untilAsserted(() -> assertThat(leads)
                        .allSatisfy(lead -> assertThat(rowsOf(lead)).hasSize(1)));
        atRest();
        assertThat(leads).allSatisfy(this::isThereOnce);
        assertThat(world.sheets.writes() - writes).isLessThanOrEqualTo(15);
        assertThat(world.sheets.rejected429()).isZero();
        assertThat(world.crm.log().rejected429()).isZero();
    }

    @Test
    void theRowOfALeadThatLeftTheTriggerStatusStaysAndIsSynced() {
        long lead = lead(SampleAccount.SALES_WORK);
        World.eventually().untilAsserted(() -> isThereOnce(lead));

        world.crm.ui().moveLead(lead, SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_INVOICE);
        World.eventually()
                .untilAsserted(() -> assertThat(rowsOf(lead).get(0)).containsEntry("status", "Счёт выставлен"));
        world.tab.type(rowOf(lead), "budget", "4321");

        World.eventually()
                .untilAsserted(() -> assertThat(
                                world.crm.state().lead(lead).orElseThrow().price())
                        .isEqualTo(4321));
        isThereOnce(lead);
    }

    @Test
    @Shows({"G1", "I5", "I6"})
    void aLeadThatWasMadeFromARowGetsNoSecondOneThoughTheAnswerToItsCreateWasLost() {
        world.crm.faults().on("POST", "/api/v4/leads/complex").closeAfter();
        int row = world.tab.addRow("Из строки", "'+79996001010", "55", "");

        World.eventually()
                .untilAsserted(
                        () -> assertThat(world.tab.cell(row, "amo_deal_id")).isNotEmpty());
        atRest();
        long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));
        world.crm.ui().setPrice(lead, 56);

        World.eventually().untilAsserted(() -> isThereOnce(lead));
        atRest();
        assertThat(world.tab.rows().stream()
                        .filter(each -> each.getOrDefault("name", "").equals("Из строки")))
                .hasSize(1);
    }

    @Test
    @Shows({"G1", "L5"})
    void aWriteWhoseAnswerIsLostMakesOneRow() {
        for (Fault fault : List.of(Fault.closeAfter(), Fault.statusAfter(503), Fault.closeBefore())) {
            atRest();
            world.sheets.faults().next(1, call -> call.isWrite() && !call.isToken(), fault);
            long lead = lead(SampleAccount.SALES_WORK);

            World.eventually().untilAsserted(() -> isThereOnce(lead));
            atRest();
            isThereOnce(lead);
            assertThat(world.sheets.faults().planned()).isZero();
        }
    }

    @Test
    @Shows({"G5", "I2", "I4"})
    void whatAPersonTypesIntoTheSameFreeRowStays() {
        atRest();
        int free = world.tab.filledRows() + 1;
        world.sheets.faults().beforeNextWrite(() -> world.tab.type(free, "comment", "моё"));
        long lead = lead(SampleAccount.SALES_WORK);

        World.eventually().untilAsserted(() -> {
            isThereOnce(lead);
            assertThat(rowOf(lead)).isEqualTo(free + 1);
        });
        assertThat(world.tab.cell(free, "comment")).isEqualTo("моё");
        assertThat(world.tab.cell(free, "amo_deal_id")).isEmpty();
        assertThat(world.tab.cell(free, "sync_key")).isEmpty();
    }
}
