package org.amosheets.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that runs in the users' sheet, with Google's services around it and a service that says what it is told to. */
class SheetScriptTest {

    private static final String ADDRESS = "https://sync.example.test";
    private static final String SECRET = "a-secret-of-the-tests";
    private static final String COLLEAGUE = "colleague@example.test";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Web.Reply TAKEN = new Web.Reply(202, "{\"accepted\":1}");

    private final MovableClock clock = new MovableClock();
    private final FakeSheets sheets = FakeSheets.builder()
            .tab("Лист1", "name", "phone", " Sync_Key ")
            .tab("Прочее", "name", "phone")
            .start();
    private final Tab tab = sheets.tab("Лист1");
    private volatile Web service = call -> TAKEN;
    private final AppsScript script = new AppsScript(sheets, "ru_RU", call -> service.call(call), clock);

    @BeforeEach
    void fill() {
        for (int row = 2; row <= 6; row++) {
            tab.setRow(row, "Анна " + row, "+7999000000" + row, "key-" + row);
        }
        tab.setRow(7, "Борис", "+79990000007");
    }

    @AfterEach
    void stop() {
        sheets.close();
    }

    // ---- which rows are told ----

    @Test
    @Shows({"F8", "F11", "D000-5"})
    void anEditIsToldOnceWithItsRowItsKeyTheTimeAndTheSecret() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 3, 3);

        assertThat(script.calls()).hasSize(before + 1);
        Web.Call call = last();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.url()).isEqualTo(ADDRESS + "/webhook/sheets");
        assertThat(call.header("X-Webhook-Secret")).isEqualTo(SECRET);
        assertThat(body())
                .hasToString("{\"rows\":[{\"row\":3,\"key\":\"key-3\"}],\"editedAt\":\"2026-11-21T12:00:00.000Z\"}");
    }

    @Test
    @Shows({"F7", "D000-19", "D002-11"})
    void allRowsOfAPastedBlockAreToldInOneCall() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 2, 7);

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(body().path("rows").get(4).path("key").asText()).isEqualTo("key-6");
        assertThat(body().path("rows").get(5).has("key"))
                .as("keys are the service's to make")
                .isFalse();
    }

    @Test
    void theHeaderIsNoRowAndARenamedColumnHasTheTabRead() {
        script.setUp(ADDRESS, SECRET);

        script.edited(tab, 1, 3);
        assertThat(rows()).containsExactly(2, 3);
        script.edited(tab, 1, 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
    }

    @Test
    @Shows({"D000-4", "D002-12"})
    void editsOfOtherTabsAreNotTold() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.show(sheets.tab("Прочее"));
        script.edited(sheets.tab("Прочее"), 3, 3);
        assertThat(script.calls()).hasSize(before);

        tab.renameTab("Сделки");
        script.edited(tab, 3, 3);
        assertThat(rows()).as("whatever tab is looked at").containsExactly(3);
    }

    @Test
    void aWholeColumnNamesTheRowsThatHoldSomething() {
        script.setUp(ADDRESS, SECRET);

        script.edited(tab, 1, 1000);

        assertThat(rows()).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    @Shows("D000-19")
    void aLargePasteIsOneSmallCallThatHasTheTabRead() {
        tab.paste(8, IntStream.range(0, 600).mapToObj(i -> List.of("Имя " + i)).toList());
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 8, 607);

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.edited(tab, 8, 507);
        assertThat(rows()).hasSize(500);
        assertThat(last().payload().length()).isLessThan(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT_ROW", "REMOVE_ROW", "INSERT_COLUMN", "REMOVE_COLUMN", "OTHER"})
    void rowsThatMoveHaveTheTabReadOnceForABurst(String change) {
        script.setUp(ADDRESS, SECRET);
        clock.pass(Duration.ofSeconds(11));
        int before = script.calls().size();

        script.changed(change);
        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.changed(change);
        script.changed(change);
        assertThat(script.calls()).hasSize(before + 1);

        script.edited(tab, 4, 4);
        assertThat(rows()).containsExactly(4);
        assertThat(body().path("readAgain").asBoolean())
                .as("what the burst left untold")
                .isTrue();
        clock.pass(Duration.ofSeconds(11));
        script.changed(change);
        assertThat(script.calls()).hasSize(before + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDIT", "FORMAT", "INSERT_GRID", "REMOVE_GRID"})
    void whatChangesNoRowIsNotTold(String change) {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();
        script.changed(change);
        assertThat(script.calls()).hasSize(before);
    }

    @Test
    void aTabThatBecameShorterSinceTheEditIsNoFault() {
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 998, 1002);
        assertThat(rows()).containsExactly(998, 999, 1000, 1001, 1002);
    }

    @Test
    void aTextInTheKeyColumnThatIsNoKeyIsLeftOut() {
        tab.type(3, 3, "x".repeat(200));
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 3, 3);
        assertThat(body().path("rows")).hasToString("[{\"row\":3}]");
    }

    @Test
    void aTabWithoutTheKeyColumnIsToldByNumbers() {
        script.show(sheets.tab("Прочее"));
        script.setUp(ADDRESS, SECRET);
        script.edited(sheets.tab("Прочее"), 5, 6);
        assertThat(body().path("rows")).hasToString("[{\"row\":5},{\"row\":6}]");
    }

    // ---- when the service does not answer ----

    @Test
    void aServiceThatIsDownIsSaidOnceAndNotCalledAtEachEdit() {
        script.setUp(ADDRESS, SECRET);
        service = call -> {
            throw new IOException("refused");
        };
        int before = script.calls().size();

        IntStream.range(0, 20).forEach(edit -> script.edited(tab, 3, 3));

        assertThat(script.calls()).as("one call and its only repetition").hasSize(before + 2);
        assertThat(script.toasts())
                .containsExactly(
                        "amoCRM: Сервис не отвечает. Ничего не потеряно: сервис сам найдёт правки, когда прочитает"
                                + " таблицу.");
    }

    @Test
    void onceItAnswersAgainTheTabIsReadForWhatWasNotTold() {
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(503, "{}");
        script.edited(tab, 3, 3);
        service = call -> TAKEN;

        script.edited(tab, 4, 4);
        assertThat(rows()).as("not before the pause is over").containsExactly(3);
        clock.pass(Duration.ofSeconds(61));
        script.edited(tab, 4, 4);
        assertThat(rows()).containsExactly(4);
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.edited(tab, 5, 5);
        assertThat(body().has("readAgain")).isFalse();
        assertThat(script.toasts()).hasSize(2).last().isEqualTo("amoCRM: Сервис снова отвечает.");
        assertThat(script.properties()).doesNotContainKey("TROUBLE");
    }

    @Test
    void aDayWithAServiceThatHangsCostsLessThanGooglesDailyTime() {
        script.setUp(ADDRESS, SECRET);
        long[] hung = {0};
        service = call -> {
            clock.pass(Duration.ofSeconds(60));
            hung[0] += 60;
            throw new IOException("Timeout");
        };
        Instant end = clock.instant().plus(Duration.ofDays(1));
        while (clock.instant().isBefore(end)) {
            script.edited(tab, 3, 3);
            clock.pass(Duration.ofMinutes(2));
        }
        assertThat(Duration.ofSeconds(hung[0])).isBetween(Duration.ofMinutes(40), Duration.ofMinutes(60));
        assertThat(script.toasts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, Сервис не принимает секрет.",
        "503, Сервис запускается или пока не может ничего сохранить.",
        "500, Сервис запускается или пока не может ничего сохранить.",
        "429, Сервис запускается или пока не может ничего сохранить.",
        "502, Сервис не отвечает.",
        "404, По адресу сервиса отвечает что-то другое.",
        "302, По адресу сервиса отвечает что-то другое.",
        "200, По адресу сервиса отвечает что-то другое.",
        "202, По адресу сервиса отвечает что-то другое.",
    })
    void theReasonIsSaidInPlainWords(int status, String words) {
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(status, "<html>a page of the tunnel</html>");
        script.edited(tab, 3, 3);
        assertThat(script.toasts()).hasSize(1);
        assertThat(script.toasts().get(0)).startsWith("amoCRM: " + words);
    }

    @Test
    void aRunThatFindsAnotherOneWaitingForTheServiceLeavesItsRowsToThat() throws Exception {
        script.setUp(ADDRESS, SECRET);
        CountDownLatch called = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        service = call -> {
            called.countDown();
            await(answer);
            return TAKEN;
        };
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> script.edited(tab, 3, 3));
        await(called);
        int before = script.calls().size();

        script.edited(tab, 4, 4);
        assertThat(script.calls()).as("it went away without a call").hasSize(before);
        answer.countDown();
        slow.join();

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(body().path("readAgain").asBoolean()).isTrue();
    }

    @Test
    void manyEditsAtOnceAreAllToldWithTheNextOneAtTheLatest() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();
        List<CompletableFuture<Void>> edits = IntStream.rangeClosed(2, 7)
                .mapToObj(row -> CompletableFuture.runAsync(() -> script.edited(tab, row, row)))
                .toList();
        edits.forEach(CompletableFuture::join);
        script.edited(tab, 2, 2);

        List<Integer> told = new ArrayList<>();
        boolean all = false;
        for (Web.Call call : script.calls().subList(before, script.calls().size())) {
            JsonNode said = read(call);
            all |= said.path("readAgain").asBoolean();
            said.path("rows").forEach(row -> told.add(row.path("row").asInt()));
        }
        assertThat(all || told.containsAll(List.of(2, 3, 4, 5, 6, 7))).isTrue();
    }

    @Test
    void aCacheThatGoogleEmptiedCostsNothingButTheTimeOfTheLastAnnouncement() {
        script.setUp(ADDRESS, SECRET);
        script.forgetCache();
        script.edited(tab, 3, 3);
        assertThat(rows()).containsExactly(3);
    }

    // ---- the menu ----

    @Test
    void theMenuIsInTheSheetsLanguage() {
        script.open();
        assertThat(script.menu())
                .containsExactly(
                        "amoCRM",
                        "Синхронизировать сейчас -> amoSyncNow",
                        "Состояние -> amoShowStatus",
                        "Справка -> amoShowHelp",
                        "Настроить… -> amoSetUp",
                        "Отключить… -> amoRemove");
        AppsScript english = new AppsScript(sheets, "en_GB", call -> TAKEN, clock);
        english.open();
        assertThat(english.menu()).contains("Sync now -> amoSyncNow", "Set up… -> amoSetUp");
        english.click("amoShowHelp");
        assertThat(english.lastDialog()).contains("sync_note");
    }

    @Test
    void oneClickInstallsBothTriggersAndKeepsTheSecretOutOfTheSheet() {
        script.setUp(" https://sync.example.test/webhook/sheets/ ", " " + SECRET + " ");

        assertThat(script.triggers())
                .containsExactly("amoOnChange ON_CHANGE " + AppsScript.OWNER, "amoOnEdit ON_EDIT " + AppsScript.OWNER);
        assertThat(script.properties())
                .containsEntry("SERVICE_ADDRESS", ADDRESS)
                .containsEntry("WEBHOOK_SECRET", SECRET)
                .containsEntry("TAB", "0");
        assertThat(script.lastDialog())
                .isEqualTo("Готово. Правки на этой вкладке теперь попадают в amoCRM за несколько секунд.");
        assertThat(body().path("readAgain").asBoolean())
                .as("what was edited before is told now")
                .isTrue();
        assertThat(sheets.tabs().toString()).doesNotContain(SECRET);
        assertThat(script.dialogs()).noneMatch(text -> text.contains(SECRET));
        script.calls().forEach(call -> assertThat(call.url() + call.payload()).doesNotContain(SECRET));
    }

    @Test
    void settingUpAgainKeepsWhatIsLeftEmptyAndDoublesNothing() {
        script.setUp(ADDRESS, SECRET);
        script.setUp("", "");
        assertThat(script.triggers()).hasSize(2);
        assertThat(script.properties())
                .containsEntry("SERVICE_ADDRESS", ADDRESS)
                .containsEntry("WEBHOOK_SECRET", SECRET);
        int before = script.calls().size();
        script.edited(tab, 3, 3);
        assertThat(script.calls()).hasSize(before + 1);
    }

    @Test
    @Shows("D000-5")
    void whoeverSetItUpLastTellsAndNobodyElse() {
        script.setUp(ADDRESS, SECRET);
        script.reply("OK", "").reply("OK", "").reply("YES", "").click("amoSetUp", COLLEAGUE);
        assertThat(script.triggers()).hasSize(4);
        int before = script.calls().size();

        script.edited(tab, 3, 3);

        assertThat(script.calls()).hasSize(before + 1);
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).contains("Настроил коллега");
        script.click("amoShowStatus", COLLEAGUE);
        assertThat(script.lastDialog()).contains("ваша учётная запись");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sync.example.test",
                "http://sync.example.test",
                "https://",
                "https://user:word@sync.example.test",
                "https://sync.example.test?token=1",
                "https://sync example.test",
                "javascript:alert(1)",
                "=HYPERLINK(\"https://x\")"
            })
    void whatIsNoAddressIsNotTaken(String address) {
        script.reply("OK", address).click("amoSetUp");
        assertThat(script.lastDialog()).startsWith("Это не адрес.");
        assertThat(script.calls()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "секрет", "a\nb"})
    void whatIsNoSecretIsNotTaken(String secret) {
        script.reply("OK", ADDRESS).reply("OK", secret).click("amoSetUp");
        assertThat(script.lastDialog()).startsWith("Это не секрет");
        assertThat(script.calls()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @Test
    void aSetUpThatTheServiceDoesNotConfirmChangesNothing() {
        service = call -> new Web.Reply(401, "{}");
        script.setUp(ADDRESS, SECRET);
        assertThat(script.lastDialog())
                .startsWith("Сервис не принимает секрет.")
                .endsWith("Ничего не изменено.");
        assertThat(script.triggers()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @Test
    void everyDialogOfTheSetUpCanBeLeft() {
        script.reply("CANCEL", "").click("amoSetUp");
        script.reply("OK", ADDRESS).reply("CANCEL", "").click("amoSetUp");
        script.reply("OK", ADDRESS).reply("OK", SECRET).reply("NO", "").click("amoSetUp");
        script.setUp(ADDRESS, SECRET);
        script.reply("NO", "").click("amoRemove");
        assertThat(script.triggers()).hasSize(2);
    }

    @Test
    void removingTakesTriggersAndEverythingKeptAway() {
        script.setUp(ADDRESS, SECRET);
        script.reply("OK", "").reply("OK", "").reply("YES", "").click("amoSetUp", COLLEAGUE);
        int before = script.calls().size();

        script.reply("YES", "").click("amoRemove");

        assertThat(script.properties()).isEmpty();
        assertThat(script.triggers()).as("a colleague's are his own to remove").hasSize(2);
        script.edited(tab, 3, 3);
        script.changed("INSERT_ROW");
        assertThat(script.calls()).as("and do nothing").hasSize(before);
    }

    @Test
    void syncNowHasTheTabReadWhateverHappenedBefore() {
        script.click("amoSyncNow");
        assertThat(script.lastDialog()).startsWith("Скрипт ещё не настроен.");
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(401, "{}");
        script.edited(tab, 3, 3);
        script.click("amoSyncNow");
        assertThat(script.lastDialog()).startsWith("Сервис не принимает секрет.");
        service = call -> TAKEN;

        script.click("amoSyncNow", COLLEAGUE);

        assertThat(body().path("readAgain").asBoolean()).isTrue();
        assertThat(script.toasts())
                .last()
                .isEqualTo("amoCRM: Сервис читает вкладку. Изменения появятся через несколько секунд.");
        assertThat(script.properties()).doesNotContainKey("TROUBLE");
    }

    @Test
    void theStatusSaysWhatIsSyncedAndWhetherTheServiceAnswers() {
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).startsWith("Скрипт ещё не настроен.");
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 3, 3);
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).isEqualTo("""
                        Вкладка: Лист1
                        Сервис: https://sync.example.test
                        Отвечает и принимает секрет.
                        О правках сообщает ваша учётная запись.
                        Последнее сообщение: 21.11.2026 15:00:00""");
        service = call -> {
            throw new IOException("refused");
        };
        script.edited(tab, 3, 3);
        clock.pass(Duration.ofHours(7));
        script.click("amoShowStatus");
        assertThat(script.lastDialog())
                .contains("Сервис не отвечает.")
                .contains("За последние шесть часов о правках не сообщалось.")
                .contains("Сообщения не доходят с 21.11.2026 15:00:00. Следующая попытка после 21.11.2026 15:01:00");
    }

    // ---- helpers ----

    private Web.Call last() {
        List<Web.Call> calls = script.calls();
        return calls.get(calls.size() - 1);
    }

    private JsonNode body() {
        return read(last());
    }

    private static JsonNode read(Web.Call call) {
        try {
            return JSON.readTree(call.payload());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        body().path("rows").forEach(row -> rows.add(row.path("row").asInt()));
        return rows;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A clock that stands until it is moved. */
    private static final class MovableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
