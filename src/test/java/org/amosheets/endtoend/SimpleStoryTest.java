package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.endtoend.Script.Toast;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.script.AppsScript;
import org.amosheets.sandbox.script.Watch;
import org.amosheets.sandbox.script.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The smallest older tool's own story with its own sheet, addresses and script: two columns, a call for each edited row that
 * waits for the lead, and amoCRM's webhook at {@code /lead}. The sheet is not read by itself, so what is seen is the calls'.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimpleStoryTest {

    private final World world = new World("simple", "email", "amount")
            .with("SYNC_POLL_SECONDS", "0")
            // So long that a lead which comes sooner cannot have waited for it.
            .with("SYNC_NEW_ROW_QUIET_MS", "12000");

    private final Script script = new Script(world);

    @BeforeAll
    void start() {
        world.started();
        world.crm.webhooks().subscribe(world.address("/lead?token=" + World.SECRET));
        // The contacts that are there are listed once after the start; a row that comes meanwhile waits.
        assertThat(script.tell(row("first@example.test", "1")).status()).isEqualTo(200);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private int row(String email, String amount) {
        return world.tab.addRow(email, amount);
    }

    private LeadView lead(long id) {
        return world.crm.state().lead(id).orElseThrow();
    }

    private String email(long lead) {
        return String.join(
                ",", world.crm.state().mainContact(lead).orElseThrow().emails());
    }

    private int leads() {
        return world.crm.state().leads().size();
    }

    @Test
    @Shows({"F1", "F2", "F8", "F12"})
    void aRowBecomesALeadWithItsContactWhileTheScriptWaits() {
        int row = row("anna@example.test", "100");
        long asked = System.nanoTime();

        Toast toast = script.tell(row);

        assertThat(Duration.ofNanos(System.nanoTime() - asked))
                .as("it is whole, so nobody is waited for to go on typing")
                .isLessThan(Duration.ofSeconds(12));
        assertThat(toast.status()).as("%s", toast).isEqualTo(200);
        assertThat(lead(toast.id()).price()).isEqualTo(100);
        assertThat(lead(toast.id()).name()).isEqualTo("Сделка anna@example.test");
        assertThat(email(toast.id())).isEqualTo("anna@example.test");
        assertThat(world.crm.state().mainContact(toast.id()).orElseThrow().name())
                .isEqualTo("anna@example.test");
        assertThat(world.tab.cell(row, "amo_deal_id")).isEqualTo(Long.toString(toast.id()));
    }

    @Test
    @Shows("F10")
    void theOlderToolsOwnScriptWorksOnWithTheLineForTheSecretAndToastsTheAnswer() throws Exception {
        AppsScript older =
                AppsScript.older("leads", world.sheets, Web.real("https://sync.example.test", world.address("")));
        try (Watch watch = new Watch(world.sheets, older)) {
            int row = row("raisa@example.test", "700");
            World.eventually().until(watch::idle);
            assertThat(watch.failures()).isEmpty();
            assertThat(older.toasts())
                    .containsExactly("Ответ сервера: {\"id\":" + world.tab.cell(row, "amo_deal_id") + "}");
        }
    }

    @Test
    @Shows({"F5", "F6", "D000-1", "D000-2"})
    void editingALinkedRowFiveTimesLeavesOneLeadAndOneContact() {
        int row = row("boris@example.test", "1");
        long id = script.tell(row).id();
        int leads = leads();
        int contacts = world.crm.state().contacts().size();

        for (int edit = 1; edit <= 5; edit++) {
            world.tab.type(row, "amount", Integer.toString(edit * 100));
            world.tab.type(row, "email", "boris" + edit + "@example.test");
            assertThat(script.tell(row).id()).isEqualTo(id);
            assertThat(lead(id).price()).isEqualTo(edit * 100L);
            assertThat(email(id)).isEqualTo("boris" + edit + "@example.test");
        }

        assertThat(leads()).isEqualTo(leads);
        assertThat(world.crm.state().contacts()).hasSize(contacts);
    }

    @Test
    @Shows({"F55", "D000-7", "D000-8"})
    void parallelCallsForOneRowMakeOneLead() {
        int row = row("vera@example.test", "7");
        int leads = leads();
        List<CompletableFuture<Toast>> calls =
                IntStream.range(0, 30).mapToObj(call -> script.send(row)).toList();

        assertThat(calls.stream().map(CompletableFuture::join).toList())
                .allSatisfy(toast -> assertThat(toast.status()).isEqualTo(200))
                .extracting(Toast::id)
                .containsOnly(Long.parseLong(world.tab.cell(row, "amo_deal_id")));
        assertThat(leads()).isEqualTo(leads + 1);
    }

    @Test
    @Shows({"F3", "F4", "D002-8"})
    void aRepeatedOrderIsASecondLeadOfTheSameContact() {
        long first = script.tell(row("gleb@example.test", "1")).id();
        long second = script.tell(row("Gleb@Example.test", "2")).id();

        assertThat(second).isNotEqualTo(first);
        assertThat(lead(second).mainContactId()).isEqualTo(lead(first).mainContactId());
    }

    @Test
    @Shows({"F19", "F26", "D000-13", "D000-16"})
    void amoCrmsWebhookAtLeadUpdatesTheAmount() {
        int row = row("dina@example.test", "10");
        long id = script.tell(row).id();

        world.crm.ui().setPrice(id, 25);

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "amount")).isEqualTo("25"));
        assertThat(world.crm.webhooks().deliveries())
                .allSatisfy(delivery -> assertThat(delivery.status()).isEqualTo(200));
    }

    @Test
    @Shows("D000-9")
    void aLeadWhoseContactWasTakenAwayStillUpdatesItsAmount() {
        int row = row("egor@example.test", "10");
        long id = script.tell(row).id();
        world.crm
                .ui()
                .unlink(id, world.crm.state().mainContact(id).orElseThrow().id());

        world.crm.ui().setPrice(id, 35);

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "amount")).isEqualTo("35"));
    }

    @Test
    @Shows({"F20", "D000-10"})
    void ofSeveralContactsTheMainOnesEmailShows() {
        int row = row("main@example.test", "10");
        long id = script.tell(row).id();
        long main = world.crm.state().mainContact(id).orElseThrow().id();
        long last = world.crm.ui().createContact("Бухгалтерия", null, "last@example.test");
        world.crm.ui().link(id, last, false);

        world.crm.ui().setContactEmail(last, "last2@example.test");
        world.crm.ui().setContactEmail(main, "main2@example.test");

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "email")).isEqualTo("main2@example.test"));
        world.tab.type(row, "email", "main3@example.test");
        assertThat(script.tell(row).id()).isEqualTo(id);
        assertThat(world.crm.state().contact(main).orElseThrow().emails()).containsExactly("main3@example.test");
        assertThat(world.crm.state().contact(last).orElseThrow().emails()).containsExactly("last2@example.test");
    }

    @Test
    @Shows({"F54", "D000-5"})
    void twoCallsForOneEditAreOneChange() {
        int row = row("dvazhdy@example.test", "10");
        long id = script.tell(row).id();
        world.tab.type(row, "amount", "20");
        world.crm.log().clear();

        CompletableFuture<Toast> simple = script.send(row);
        CompletableFuture<Toast> installed = script.send(row);

        assertThat(simple.join().id()).isEqualTo(id);
        assertThat(installed.join().id()).isEqualTo(id);
        assertThat(lead(id).price()).isEqualTo(20);
        assertThat(world.crm.log().requests("PATCH", "/api/v4/leads")).hasSize(1);
    }

    @Test
    @Shows({"F18", "D000-6"})
    void localNumbersAreAmounts() {
        int fraction = row("zhanna@example.test", "100,50");
        int thousand = row("zoya@example.test", "1 000");

        Toast half = script.send(fraction, "zhanna@example.test", "100,50").join();
        Toast full = script.send(thousand, "zoya@example.test", "1 000").join();

        assertThat(half.status()).isEqualTo(200);
        assertThat(lead(half.id()).price()).isEqualTo(101);
        assertThat(world.tab.cell(fraction, "amount")).isEqualTo("100,5");
        assertThat(lead(full.id()).price()).isEqualTo(1000);
    }

    @Test
    @Shows({"F7", "D000-19"})
    void aBlockOfRowsBecomesALeadEachHoweverManyCallsWait() {
        List<List<String>> block = new ArrayList<>();
        IntStream.range(0, 60).forEach(i -> block.add(List.of("block" + i + "@example.test", Integer.toString(i))));
        int first = row("block@example.test", "1") + 1;
        int leads = leads();
        world.tab.paste(first, block);

        List<Toast> toasts = IntStream.range(first, first + 60).mapToObj(script::send).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(toasts).extracting(Toast::status).containsOnly(200, 503);
        World.eventually()
                .untilAsserted(() -> assertThat(IntStream.range(first, first + 60)
                                .filter(row ->
                                        world.tab.cell(row, "amo_deal_id").isEmpty()))
                        .isEmpty());
        assertThat(leads()).isEqualTo(leads + 60);
    }

    @Test
    @Shows({"D000-6", "F17"})
    void aRowThatIsStillTypedWaitsAndIsToldWhatIsMissing() {
        int row = world.tab.addRow("", "300");
        int leads = leads();

        Toast amountAlone = script.tell(row);
        assertThat(amountAlone.status()).isEqualTo(422);
        assertThat(amountAlone.body().path("errors"))
                .extracting(error -> error.path("field").asText())
                .containsExactly("email");
        world.tab.type(row, "email", "kira");
        assertThat(script.tell(row).status()).isEqualTo(422);
        assertThat(leads()).isEqualTo(leads);

        world.tab.type(row, "email", "kira@example.test");
        Toast whole = script.tell(row);
        assertThat(lead(whole.id()).price()).isEqualTo(300);
        assertThat(leads()).isEqualTo(leads + 1);
    }

    @Test
    @Shows("D000-6")
    void aRowWithoutAnAmountYetIsLeftAloneUntilItHasBeenQuiet() {
        int row = world.tab.addRow("lev@example.test", "");
        int leads = leads();
        long asked = System.nanoTime();
        CompletableFuture<Toast> emailAlone = script.send(row);
        World.eventually().until(() -> !world.tab.cell(row, "sync_key").isEmpty());
        assertThat(leads()).isEqualTo(leads);

        assertThat(emailAlone.join().status()).isEqualTo(200);

        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(12));
        assertThat(leads()).isEqualTo(leads + 1);
    }

    @Test
    @Shows("F15")
    void aRowThatCannotBeSyncedAnswersWithItsNote() {
        int row = world.tab.addRow("may@example.test", "сто");

        Toast toast = script.send(row, "may@example.test", "100").join();

        assertThat(toast.status()).isEqualTo(422);
        assertThat(toast.body().path("detail").asText())
                .isEqualTo(world.tab.cell(row, "sync_note"))
                .contains("сто");
        assertThat(script.send(9_000, "may@example.test", "100").join().status())
                .isEqualTo(422);
    }

    @Test
    @Shows("D000-3")
    void afterASortTheRowThatStandsAtTheNumberIsAnswered() {
        int first = row("yana@example.test", "41");
        int second = row("alla@example.test", "42");
        long yana = script.tell(first).id();
        long alla = script.tell(second).id();

        world.tab.sortBy("email", true);

        int place = world.tab.find("email", "alla@example.test");
        assertThat(script.send(place, "yana@example.test", "41").join().id()).isEqualTo(alla);
        assertThat(lead(yana).price()).isEqualTo(41);
        assertThat(lead(alla).price()).isEqualTo(42);
    }

    @Test
    @Shows("D000-4")
    void anEditOnAnotherTabThatTheScriptTakesForOneOfOursChangesNothing() {
        int row = row("svoi@example.test", "43");
        long id = script.tell(row).id();
        int leads = leads();
        world.crm.log().clear();

        assertThat(script.send(row, "chuzhoi@example.test", "999").join().id()).isEqualTo(id);
        assertThat(script.send(row + 500, "chuzhoi@example.test", "999").join().status())
                .as("our tab has nothing there")
                .isEqualTo(422);

        assertThat(world.crm.log().requests(request -> !request.method().equals("GET")))
                .isEmpty();
        assertThat(world.tab.cell(row, "email")).isEqualTo("svoi@example.test");
        assertThat(world.tab.cell(row, "amount")).isEqualTo("43");
        assertThat(leads()).isEqualTo(leads);
    }

    @Test
    @Shows({"F11", "F75", "D000-12", "D002-24"})
    void withoutTheSecretNothingIsDone() throws Exception {
        HttpClient stranger = HttpClient.newHttpClient();
        for (String path :
                List.of("/leads/upsert", "/lead", "/leads/upsert?token=wrong", "/import", "/webhook/sheets")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(world.address(path)))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"row\":2,\"email\":\"a@example.test\"}"))
                    .build();
            assertThat(stranger.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    @Shows("F56")
    void theOldHealthAddressAnswersAnybody() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(world.address("/healthcheck")))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("healthy");
    }
}
