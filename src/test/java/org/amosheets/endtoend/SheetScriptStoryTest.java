package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.script.AppsScript;
import org.amosheets.sandbox.script.Watch;
import org.amosheets.sandbox.script.Web;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The script of {@code apps-script/} in the sheet, and the service behind it: a person's edit fires Google's trigger, which
 * calls the service, and the change is in amoCRM. The sheet is never read by itself here, so nothing comes but by the script.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetScriptStoryTest {

    private static final String ADDRESS = "https://sync.example.test";

    private final World world = World.deals().with("SYNC_POLL_SECONDS", "0");
    private final LaterClock clock = new LaterClock();
    private final AppsScript script =
            new AppsScript(world.sheets, "ru_RU", Web.real(ADDRESS, world.address("")), clock);
    private Watch watch;

    @BeforeAll
    void start() {
        world.started();
        world.crm.webhooks().subscribe(world.address("/webhook/amocrm?token=" + World.SECRET));
        script.setUp(ADDRESS, World.SECRET);
        assertThat(script.lastDialog()).startsWith("Готово.");
        watch = new Watch(world.sheets, script);
    }

    @AfterEach
    void noRunFailed() {
        assertThat(watch.failures()).isEmpty();
    }

    @AfterAll
    void stop() throws Exception {
        watch.close();
        world.close();
    }

    private LeadView lead(int row) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow();
    }

    private int leads() {
        return world.crm.state().leads().size();
    }

    private int addRow(String name, String phone, String budget) {
        int row = world.tab.addRow(name, phone, "", budget, "");
        awaitIds(row, row, Duration.ofSeconds(40));
        return row;
    }

    private interface Deed {
        void run() throws Exception;
    }

    /** As if the script was not installed meanwhile. */
    private void withoutTheScript(Deed deed) throws Exception {
        World.eventually().until(watch::idle);
        watch.close();
        try {
            deed.run();
        } finally {
            watch = new Watch(world.sheets, script);
        }
    }

    private Set<String> awaitIds(int first, int last, Duration patience) {
        World.eventually()
                .atMost(patience)
                .untilAsserted(() -> assertThat(
                                IntStream.rangeClosed(first, last).boxed())
                        .noneMatch(row -> world.tab.cell(row, "amo_deal_id").isEmpty()));
        Set<String> ids = new HashSet<>();
        IntStream.rangeClosed(first, last).forEach(row -> ids.add(world.tab.cell(row, "amo_deal_id")));
        return ids;
    }

    @Test
    @Shows({"F1", "F5", "F8", "F11"})
    void aTypedRowBecomesALeadAndAnEditChangesIt() {
        int row = addRow("Анна", "8 999 100-00-01", "100");
        assertThat(lead(row).price()).isEqualTo(100);

        world.tab.type(row, "budget", "250");

        World.eventually().untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(250));
    }

    @Test
    void anEditInAnotherTabChangesNothing() {
        int row = addRow("Вера", "8 999 100-00-02", "1");
        int leads = leads();
        var other = world.sheets.addTab("Черновик", "name", "phone", "email", "budget", "status");

        other.setRow(row, "Чужая", "8 999 100-00-99", "", "7");
        world.tab.type(row, "budget", "2");

        World.eventually().untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(2));
        assertThat(leads()).isEqualTo(leads);
        assertThat(other.cell(row, "name")).isEqualTo("Чужая");
    }

    @Test
    @Shows({"F7", "D000-19", "D002-11"})
    void aPastedBlockBecomesALeadEachOfOneCall() {
        int first = world.tab.filledRows() + 1;
        World.eventually().until(watch::idle);
        int calls = script.calls().size();

        world.tab.paste(
                first,
                IntStream.range(0, 40)
                        .mapToObj(i -> List.of("Блок " + i, "8 999 200-00-" + (10 + i), "", Integer.toString(i)))
                        .toList());

        assertThat(awaitIds(first, first + 39, Duration.ofSeconds(60))).hasSize(40);
        assertThat(script.calls()).hasSize(calls + 1);
    }

    @Test
    void aCopiedRowBecomesALeadOfItsOwn() {
        int row = addRow("Глеб", "8 999 100-00-04", "4");
        String id = world.tab.cell(row, "amo_deal_id");
        int copy = world.tab.filledRows() + 1;

        world.tab.copyRow(row, copy);

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(copy, "amo_deal_id"))
                        .isNotEmpty()
                        .isNotEqualTo(id));
        assertThat(world.tab.cell(row, "amo_deal_id")).isEqualTo(id);
    }

    @Test
    void whatAmoCrmChangedIsWrittenWithoutATriggerOfTheScript() {
        int row = addRow("Дина", "8 999 100-00-05", "5");
        World.eventually().until(watch::idle);
        int calls = script.calls().size();

        world.crm.ui().setPrice(lead(row).id(), 55);

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row, "budget")).isEqualTo("55"));
        assertThat(script.calls()).hasSize(calls);
    }

    @Test
    void sortingInsertingAndDeletingHaveTheTabReadAndWhatNobodyToldArrives() throws Exception {
        int row = addRow("Егор", "8 999 100-00-06", "6");
        long id = lead(row).id();
        List<Runnable> deeds = List.of(
                () -> world.tab.sortBy("name", true),
                () -> world.tab.insertRow(3),
                () -> world.tab.deleteRow(3),
                () -> world.tab.moveRow(world.tab.find("name", "Егор"), 2));
        int price = 600;
        for (Runnable deed : deeds) {
            int told = ++price;
            withoutTheScript(() -> world.tab.type(world.tab.find("name", "Егор"), "budget", Integer.toString(told)));
            // The script asks once for a burst.
            clock.pass(Duration.ofSeconds(11));

            deed.run();

            World.eventually()
                    .untilAsserted(() -> assertThat(
                                    world.crm.state().lead(id).orElseThrow().price())
                            .isEqualTo(told));
        }
        assertThat(lead(world.tab.find("name", "Егор")).id()).isEqualTo(id);
    }

    @Test
    @Shows("D000-19")
    void aPasteTooLargeToBeNamedArrivesWhole() {
        int first = world.tab.filledRows() + 1;
        int leads = leads();

        world.tab.paste(
                first,
                IntStream.range(0, 520)
                        .mapToObj(i -> List.of("Много " + i, "8 999 3%02d-%02d-00".formatted(i / 100, i % 100)))
                        .toList());

        assertThat(awaitIds(first, first + 519, Duration.ofMinutes(3))).hasSize(520);
        assertThat(leads()).isEqualTo(leads + 520);
    }

    @Test
    @Shows("D000-18")
    void whileTheServiceIsDownItIsSaidOnceAndTheEditsArriveAfterwards() {
        int row = addRow("Жанна", "8 999 100-00-07", "7");
        World.eventually().until(watch::idle);
        int toasts = script.toasts().size();
        world.stop();

        IntStream.rangeClosed(71, 75).forEach(price -> world.tab.type(row, "budget", Integer.toString(price)));
        World.eventually().until(watch::idle);
        assertThat(script.toasts()).hasSize(toasts + 1).last().asString().contains("Служба не отвечает.");

        world.start();
        World.eventually().untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(75));
        clock.pass(Duration.ofMinutes(20));
        world.tab.type(row, "budget", "76");
        World.eventually().untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(76));
        assertThat(script.toasts()).hasSize(toasts + 2).last().asString().contains("Служба снова отвечает.");
    }

    @Test
    void theOlderToolsScriptWorksOnWithTheLineForTheSecret() throws Exception {
        AppsScript older = AppsScript.older("rows", world.sheets, Web.real(ADDRESS, world.address("")));
        withoutTheScript(() -> {
            try (Watch olderWatch = new Watch(world.sheets, older)) {
                int row = addRow("Захар", "8 999 100-00-08", "8");
                world.tab.type(row, "budget", "88");
                World.eventually()
                        .untilAsserted(() -> assertThat(lead(row).price()).isEqualTo(88));
                assertThat(olderWatch.failures()).isEmpty();
            }
        });
        assertThat(older.calls())
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.payload()).startsWith("{\"row_index\":"));
    }

    @Test
    void aWrongSecretIsRefusedAndChangesNothing() {
        script.setUp("", "a-wrong-secret");
        assertThat(script.lastDialog()).startsWith("Служба не принимает секрет.");
        assertThat(script.properties()).containsEntry("WEBHOOK_SECRET", World.SECRET);
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).contains("Отвечает и принимает секрет.");
        script.click("amoSyncNow");
        assertThat(script.toasts()).last().asString().contains("Служба читает лист.");
    }

    /** The real clock, set forward now and then. */
    private static final class LaterClock extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void pass(Duration time) {
            ahead = ahead.plus(time);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
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
