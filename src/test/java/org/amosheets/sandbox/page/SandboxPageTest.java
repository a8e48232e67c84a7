package org.amosheets.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page over HTTP: what it shows and what its actions do. */
class SandboxPageTest {

    private FakeAmoCrm amo;
    private FakeSheets sheets;
    private Tab tab;
    private SandboxPage page;
    private PageClient client;

    @BeforeEach
    void start() {
        amo = FakeAmoCrm.builder().start();
        sheets = FakeSheets.builder()
                .tab("Лист1", "name", "phone", "email", "budget", "status", "sync_key")
                .start();
        tab = sheets.tabs().get(0);
        tab.setRow(2, "Ирина", "'+7 999 000-01-01", "i@example.test", "15000", "", "k-1");
        tab.setRow(3, "Павел", "89990000102", "p@example.test", "900", "", "k-2");
        page = SandboxPage.start(amo, sheets, new SampleRows(), 0);
        client = new PageClient(page);
    }

    @AfterEach
    void stop() {
        page.close();
        sheets.close();
        amo.close();
    }

    @Test
    void theStateHoldsTheSheetAndTheLeads() throws Exception {
        long contact = amo.ui().createContact("Ирина", "+7 999 000-01-01", "i@example.test");
        amo.ui().createLead("Заявка", 15_000, contact);

        JsonNode state = client.state();

        assertThat(state.at("/sheet/title").asText()).isEqualTo("Лист1");
        assertThat(state.at("/sheet/columns/5/service").asBoolean()).isTrue();
        assertThat(state.at("/sheet/columns/0/service").asBoolean()).isFalse();
        assertThat(state.at("/sheet/rows/1/0").asText()).isEqualTo("Павел");
        assertThat(state.at("/sheet/entered/2:2").asText()).isEqualTo("'+7 999 000-01-01");
        JsonNode card = column(state, SampleAccount.SALES_NEW).at("/cards/0");
        assertThat(card.path("price").asLong()).isEqualTo(15_000);
        assertThat(card.at("/contact/phone").asText()).isEqualTo("+7 999 000-01-01");
        assertThat(card.path("changedBy").asText()).isEqualTo("Администратор");
    }

    @Test
    void whatIsTypedOnThePageIsInTheSheetAndMarkedAsAPersons() throws Exception {
        long before = client.state().path("seq").asLong();

        assertThat(client.post("/sheet/type", "{'row':2,'column':4,'key':'k-1','value':'20000'}"))
                .isEqualTo(204);

        assertThat(tab.cell(2, "budget")).isEqualTo("20000");
        JsonNode mark = client.state().at("/sheet/marks/2:4");
        assertThat(mark.path("by").asText()).isEqualTo("user");
        assertThat(mark.path("seq").asLong()).isGreaterThan(before);
    }

    @Test
    void anEditFollowsItsRowWhenTheRowHasMoved() throws Exception {
        tab.insertRow(2);

        assertThat(client.post("/sheet/type", "{'row':2,'column':4,'key':'k-1','value':'7'}"))
                .isEqualTo(204);

        assertThat(tab.cell(3, "budget")).isEqualTo("7");
        assertThat(tab.cell(2, "budget")).isEmpty();
    }

    @Test
    void anEditIsRefusedWhereItsCellOrRowIsGone() throws Exception {
        assertThat(client.post("/sheet/type", "{'row':9,'column':1,'key':'','was':'old','value':'x'}"))
                .isEqualTo(409);
        assertThat(client.post("/sheet/delete", "{'row':2,'key':'k-9'}")).isEqualTo(409);
        assertThat(tab.cell(9, 1)).isEmpty();
        assertThat(tab.filledRows()).isEqualTo(3);
    }

    @Test
    void rowsAreAddedCopiedSortedInsertedAndDeleted() throws Exception {
        client.post("/sheet/paste", "{}");
        assertThat(tab.filledRows()).isEqualTo(23);
        client.post("/sheet/copy", "{'row':2,'key':'k-1'}");
        assertThat(tab.cell(24, "name")).isEqualTo("Ирина");
        client.post("/sheet/sort", "{'header':'name','ascending':true}");
        assertThat(tab.cell(2, "name")).isLessThan(tab.cell(3, "name"));
        client.post("/sheet/insert", "{'row':2,'key':''}");
        assertThat(tab.cell(2, "name")).isEmpty();
        client.post("/sheet/delete", "{'row':2,'key':''}");
        assertThat(tab.filledRows()).isEqualTo(24);
        client.post("/sheet/rename", "{'title':'Клиенты'}");
        assertThat(tab.title()).isEqualTo("Клиенты");
    }

    @Test
    void leadsAreEditedAsInAmoCrm() throws Exception {
        assertThat(client.post("/crm/create", "{'name':'Новый','phone':'+7 999 000-02-05'}"))
                .isEqualTo(204);
        long lead = amo.state().leads().get(0).id();
        long contact = amo.state().leads().get(0).mainContactId();

        client.post("/crm/price", "{'lead':%d,'value':'1 500'}".formatted(lead));
        client.post("/crm/rename", "{'contact':%d,'value':'Другой'}".formatted(contact));
        client.post("/crm/phone", "{'contact':%d,'value':'1, 2'}".formatted(contact));
        client.post(
                "/crm/move",
                "{'lead':%d,'pipeline':%d,'status':%d}".formatted(lead, SampleAccount.SALES, SampleAccount.SALES_WORK));

        assertThat(amo.state().lead(lead).orElseThrow().price()).isEqualTo(1500);
        assertThat(amo.state().contact(contact).orElseThrow().name()).isEqualTo("Другой");
        assertThat(amo.state().contact(contact).orElseThrow().phones()).containsExactly("1", "2");
        assertThat(column(client.state(), SampleAccount.SALES_WORK)
                        .at("/cards/0/id")
                        .asLong())
                .isEqualTo(lead);
        assertThat(client.post("/crm/price", "{'lead':%d,'value':'много'}".formatted(lead)))
                .isEqualTo(400);
        client.post("/crm/delete", "{'lead':%d}".formatted(lead));
        assertThat(amo.state().leads()).isEmpty();
    }

    @Test
    void switchesThatBreakAmoCrmTakeEffectAndAreMended() throws Exception {
        assertThat(amoStatus()).isEqualTo(200);
        client.post("/break/amo-block", "{'on':true}");
        assertThat(amoStatus()).isEqualTo(403);
        assertThat(client.state().at("/switches/amo-block").asBoolean()).isTrue();
        client.post("/break/amo-block", "{'on':false}");
        client.post("/break/amo-429", "{}");
        assertThat(amoStatus()).isEqualTo(429);
        client.post("/break/reset", "{}");
        assertThat(amoStatus()).isEqualTo(200);
        await().untilAsserted(() -> {
            assertThat(client.state().at("/counters/amoRefused").asInt()).isEqualTo(1);
            assertThat(client.state().at("/counters/amoMost").asInt()).isBetween(1, 7);
        });
    }

    @Test
    void switchesOfTheSheetAreShownAndMended() throws Exception {
        client.post("/break/sheets-no-access", "{'on':true}");
        client.post("/break/script-off", "{'on':true}");
        client.post("/break/sheets-503-after", "{}");
        assertThat(client.state().at("/switches/sheets-no-access").asBoolean()).isTrue();
        assertThat(client.state().at("/switches/script-off").asBoolean()).isTrue();
        assertThat(sheets.faults().planned()).isEqualTo(1);
        client.post("/break/reset", "{}");
        assertThat(client.state().at("/switches/sheets-no-access").asBoolean()).isFalse();
        assertThat(sheets.faults().planned()).isZero();
        assertThat(client.state().path("switches").has("service-stop")).isFalse();
    }

    @Test
    void eventsTellWhatHappens() throws Exception {
        HttpURLConnection stream =
                (HttpURLConnection) client.uri("/events").toURL().openConnection();
        stream.setReadTimeout(10_000);
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(stream.getInputStream(), StandardCharsets.UTF_8))) {
            tab.type(2, "budget", "5");
            amoStatus();
            while (!seen(lines, "crm.request")) {
                lines.add(in.readLine());
            }
        }
        assertThat(lines).contains("event: state");
        assertThat(lines).anyMatch(line -> line.contains("sheet.user") && line.contains("\"action\":\"type\""));
    }

    private static boolean seen(List<String> lines, String what) {
        return lines.stream().anyMatch(line -> line.contains(what));
    }

    private static JsonNode column(JsonNode state, long status) {
        return StreamSupport.stream(state.at("/crm/columns").spliterator(), false)
                .filter(column -> column.path("statusId").asLong() == status)
                .findFirst()
                .orElseThrow();
    }

    private int amoStatus() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(amo.baseUrl() + "/api/v4/account"))
                .header("Authorization", "Bearer " + amo.token()));
    }
}
