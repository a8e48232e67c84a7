package org.amosheets.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.correctness.Shows;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ConflictBook;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.ConflictEntry;
import org.amosheets.sync.Policy;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The operator's addresses. */
class OperatorRoutesTest extends WebRoutes {

    @Autowired
    OperatorRoutesTest(WebSlice.Ports ports, @LocalServerPort int port) {
        super(ports, port);
    }

    @Test
    void showsTheOperatorWhatStandsAndDoesWhatIsAsked() throws Exception {
        when(ports.desk.list("parked"))
                .thenReturn(List.of(new StandingDesk.StandingChange(
                        "parked:KEY:a", "parked", "Почему", List.of("a"), List.of(), 0)));
        when(ports.desk.retry("parked:KEY:a")).thenReturn(true);
        when(ports.desk.approve("held:import")).thenReturn(true);
        when(ports.desk.drop("parked:KEY:a")).thenReturn(true);
        HttpResponse<String> list = operator("GET", "/changes?state=parked");
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("\"id\":\"parked:KEY:a\"", "\"reason\":\"Почему\"");
        assertThat(operator("POST", "/changes/parked:KEY:a/retry?id=other").body())
                .isEqualTo("{\"status\":\"retried\"}");
        assertThat(operator("POST", "/changes/held%3Aimport/approve").body()).isEqualTo("{\"status\":\"approved\"}");
        assertThat(operator("POST", "/changes/parked:KEY:a/drop").body()).isEqualTo("{\"status\":\"dropped\"}");
        assertProblem(operator("POST", "/changes/gone/retry"), 404);
        assertProblem(operator("GET", "/changes?state=gone"), 400);
        assertProblem(operator("GET", "/changes/gone/retry"), 405);
    }

    @Test
    @Shows({"F47", "F75", "D002-24"})
    void startsAnImportForTheOperatorAlone() throws Exception {
        when(ports.imports.start()).thenReturn(Optional.of("j1"));
        assertProblem(send(request("/import").POST(BodyPublishers.noBody())), 401);
        assertProblem(post("/import?token=" + WebSlice.SECRET, "application/json", ""), 401);

        HttpResponse<String> started = operator("POST", "/import");

        assertThat(started.statusCode()).isEqualTo(202);
        assertThat(started.body()).isEqualTo("{\"job\":\"j1\"}");
        assertProblem(operator("GET", "/import/other"), 404);
        assertProblem(send(request("/import/j1").GET()), 401);
    }

    @Test
    void showsTheOperatorConflictsAndTakesAPick() throws Exception {
        ConflictEntry open = new ConflictEntry(
                "c1", 0, "k1", 7, 0, "lead.price", "1", true, "2", "3", 0, 0, "Both", false, "", "", 0);
        when(ports.book.list(any())).thenReturn(new ConflictBook.Page(List.of(open), "open-1"));
        when(ports.book.resolve("c1", Policy.SHEET)).thenReturn(ConflictBook.Outcome.TAKEN);
        when(ports.book.resolve("c2", Policy.CRM)).thenReturn(ConflictBook.Outcome.SETTLED);
        when(ports.book.resolve("c3", Policy.CRM)).thenReturn(ConflictBook.Outcome.UNKNOWN);

        assertThat(operator("GET", "/conflicts?open=true&lead=7&limit=1").body())
                .contains("\"id\":\"c1\"", "\"state\":\"open\"", "\"sheet\":\"2\"", "\"crm\":\"3\"")
                .contains("\"older\":\"open-1\"");
        verify(ports.book)
                .list(new ConflictBook.Wanted(Optional.empty(), OptionalLong.of(7), Optional.of(true), "", 1));
        assertThat(operatorSends("/conflicts/c1/resolve", "{\"winner\":\"sheet\"}")
                        .body())
                .isEqualTo("{\"status\":\"taken\"}");
        assertProblem(operatorSends("/conflicts/c2/resolve", "{\"winner\":\"crm\"}"), 409);
        assertProblem(operatorSends("/conflicts/c3/resolve", "{\"winner\":\"crm\"}"), 404);
        assertProblem(operatorSends("/conflicts/c1/resolve", "{\"winner\":\"ask\"}"), 400);
        assertProblem(operatorSends("/conflicts/c1/resolve", "nothing"), 400);
        assertProblem(operator("GET", "/conflicts?open=maybe"), 400);
        assertProblem(operator("GET", "/conflicts?before=;drop"), 400);
        assertProblem(operator("GET", "/conflicts?limit=100000"), 400);
    }

    @Test
    @Shows("F62")
    void showsTheOperatorWhoChangedALeadOrARow() throws Exception {
        AuditEntry entry = AuditEntry.about(
                        new AuditEntry.Subject(List.of("k1"), 7, 8),
                        "run1/lead/7",
                        0,
                        "crm",
                        "lead-changed",
                        Map.of("lead.price", new AuditEntry.Changed("1", "2")),
                        "the sheet's script announced row 5")
                .ended(AuditEntry.DONE);
        when(ports.trail.ofLead(7, "", 200)).thenReturn(new AuditTrail.Page(List.of(entry), "1-2"));
        when(ports.trail.ofRow("k1", "1-2", 5)).thenReturn(new AuditTrail.Page(List.of(), ""));

        assertThat(operator("GET", "/audit?lead=7").body()).isEqualTo("""
                {"entries":[{"at":"1970-01-01T00:00:00Z","run":"run1","side":"crm","what":"lead-changed","rows":["k1"],\
                "lead":7,"contact":8,"changes":{"lead.price":{"before":"1","after":"2"}},"agreed":{},\
                "cause":"the sheet's script announced row 5","result":"done"}],"older":"1-2"}""");
        assertThat(operator("GET", "/audit?row=k1&before=1-2&limit=5").body())
                .isEqualTo("{\"entries\":[],\"older\":\"\"}");
        assertProblem(operator("GET", "/audit"), 400);
        assertProblem(operator("GET", "/audit?lead=7&row=k1"), 400);
        assertProblem(operator("GET", "/audit?lead=7&row=5"), 400);
        assertProblem(operator("GET", "/audit?lead=x"), 400);
    }

    @Test
    @Shows("F62")
    void aRowMayBeNamedByTheNumberThatPeopleSee() throws Exception {
        when(ports.keys.apply(5)).thenReturn("k1");
        when(ports.keys.apply(6)).thenReturn("");
        when(ports.keys.apply(7)).thenThrow(new SheetsException.Busy("Google answered 429", null));
        when(ports.trail.ofRow("k1", "", 200)).thenReturn(new AuditTrail.Page(List.of(), "3-4"));
        when(ports.book.list(
                        new ConflictBook.Wanted(Optional.of("k1"), OptionalLong.empty(), Optional.empty(), "", 200)))
                .thenReturn(new ConflictBook.Page(List.of(), "open-2"));

        assertThat(operator("GET", "/audit?row=5").body()).isEqualTo("{\"entries\":[],\"older\":\"3-4\"}");
        assertThat(operator("GET", "/audit?row=6").body()).isEqualTo("{\"entries\":[],\"older\":\"\"}");
        assertProblem(operator("GET", "/audit?row=7"), 503);
        assertThat(operator("GET", "/conflicts?row=5").body()).isEqualTo("{\"conflicts\":[],\"older\":\"open-2\"}");
        assertThat(operator("GET", "/conflicts?row=6").body()).isEqualTo("{\"conflicts\":[],\"older\":\"\"}");
        assertProblem(operator("GET", "/conflicts?row=7"), 503);
    }

    @Test
    void takesAConsentOnlyWithAStateThatTheOperatorStarted(CapturedOutput log) throws Exception {
        String callback = "/oauth/callback?code=the-code&referer=acme.amocrm.ru&state=";
        assertThat(anybody("GET", callback + "guessed").statusCode()).isEqualTo(400);
        assertThat(anybody("POST", "/oauth/start").statusCode()).isEqualTo(401);
        assertThat(ports.codes).isEmpty();

        assertThat(operator("POST", "/oauth/start").body())
                .contains("\"url\":\"https://www.amocrm.ru/oauth?state=minted\"");
        HttpResponse<String> page = anybody("GET", callback + "minted");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body()).contains("подключена", "connected").doesNotContain("the-code", "minted");
        assertThat(ports.codes).containsExactly("the-code");
        HttpResponse<String> again = anybody("GET", callback + "minted");
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(ports.codes).hasSize(1);

        operator("POST", "/oauth/start");
        HttpResponse<String> foreign = anybody("GET", "/oauth/callback?code=c&state=minted&referer=other.amocrm.ru");
        assertThat(foreign.statusCode()).isEqualTo(400);
        assertThat(foreign.body()).contains("another account").doesNotContain("other.amocrm.ru");
        assertThat(operatorSends("/oauth/exchange", "{\"code\":\"second\"}").body())
                .isEqualTo("{\"status\":\"stored\"}");
        assertProblem(operatorSends("/oauth/exchange", "{}"), 400);
        assertThat(log).doesNotContain("the-code", "minted");
    }

    @Test
    void showsTheOperatorTheAccount() throws Exception {
        when(ports.amoCrm.lead(anyLong())).thenReturn(Optional.empty());
        assertProblem(operator("GET", "/leads/7"), 404);
        assertProblem(operator("GET", "/leads/abc"), 400);
        when(ports.amoCrm.directory()).thenThrow(new AmoCrmException.Busy("429", false));
        assertProblem(operator("GET", "/structure"), 503);
        assertProblem(operator("GET", "/leads/custom_fields"), 503);
        assertThat(operator("GET", "/").body()).contains("GET /changes");
        assertProblem(operator("GET", "/nowhere"), 404);
        assertProblem(operator("GET", "/error"), 404);
    }

    @Test
    @Shows({"G11", "I18", "D000-17"})
    void saysNothingOfWhatIsUnknown(CapturedOutput log) throws Exception {
        when(ports.desk.list(anyString())).thenThrow(new IllegalStateException("Ivan Petrov"));
        assertProblem(operator("GET", "/changes"), 500);
        assertThat(log.getAll()).contains("IllegalStateException").doesNotContain("Ivan Petrov");
    }

    @Test
    void answersInTimeWhereWhatIsBehindHangs() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        when(ports.desk.list("held")).thenAnswer(call -> {
            hanging.await();
            return List.of();
        });
        try {
            assertProblem(operator("GET", "/changes?state=held"), 503);
        } finally {
            hanging.countDown();
        }
        assertThat(operator("GET", "/changes?state=parked").body()).isEqualTo("[]");
    }
}
