package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.RequestLimit;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real process is down for a while, killed or stopped, and people go on working. */
class DowntimeTest {

    private final World world = World.deals();
    private final Service service = Service.of(world);

    @AfterEach
    void close() {
        service.close();
        world.close();
    }

    private void startAndSetUp() {
        service.start();
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.announced();
    }

    private int row(String email) {
        return world.tab.find("email", email);
    }

    private long lead(String email) {
        return Long.parseLong(world.tab.cell(row(email), "amo_deal_id"));
    }

    @Test
    @Shows({"G2", "I13", "L5", "D000-3", "D000-18", "D004-6"})
    void editsOfBothSidesWhileItWasDownMeet() {
        startAndSetUp();
        List<String> names = List.of("Анна", "Борис", "Вера", "Глеб", "Дина", "Егор", "Жанна", "Зоя");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(List.of(names.get(i), "8 999 000 " + (1000 + i), i + "@example.test", "10" + i, ""));
        }
        world.tab.paste(2, rows);
        World.eventually().untilAsserted(() -> {
            assertThat(world.crm.state().leads()).hasSize(names.size());
            Agreement.holds(world);
        });
        service.kill();

        world.tab.type(row("0@example.test"), "budget", "5000");
        world.tab.type(row("0@example.test"), "status", "В работе");
        world.crm.ui().setPrice(lead("1@example.test"), 6000);
        world.crm
                .ui()
                .renameContact(
                        world.crm
                                .state()
                                .lead(lead("1@example.test"))
                                .orElseThrow()
                                .mainContactId(),
                        "Борис Борисов");
        world.tab.type(row("2@example.test"), "name", "Вера Верина");
        world.crm.ui().setPrice(lead("2@example.test"), 7000);
        world.crm.ui().moveLead(lead("2@example.test"), SampleAccount.SALES_TALKS);
        long deletedRowsLead = lead("3@example.test");
        world.tab.deleteRow(row("3@example.test"));
        world.crm.ui().setPrice(deletedRowsLead, 8000);
        long deletedLead = lead("4@example.test");
        world.crm.ui().deleteLead(deletedLead);
        world.tab.insertRow(3);
        world.tab.setRow(3, "Игорь", "8 999 000 2000", "new1@example.test", "1", "");
        world.tab.addRow("Кира", "8 999 000 2001", "new2@example.test", "2", "");
        int copy = world.tab.filledRows() + 1;
        world.tab.copyRow(row("5@example.test"), copy);
        world.tab.type(copy, "budget", "3");
        world.tab.sortBy("name", false);

        service.start();

        World.eventually().untilAsserted(() -> {
            List<Map<String, String>> all = Agreement.rows(world);
            assertThat(all).hasSize(names.size() - 1 + 2 + 1);
            assertThat(all)
                    .extracting(each -> Agreement.cell(each, "amo_deal_id"))
                    .doesNotContain("");
            assertThat(all)
                    .extracting(each -> Agreement.cell(each, "amo_deal_id"))
                    .doesNotHaveDuplicates();
            assertThat(all).extracting(each -> Agreement.cell(each, "sync_key")).doesNotHaveDuplicates();
            // One of them has no row any more; another is in the trash.
            assertThat(world.crm.state().leads()).hasSize(names.size() + 2 + 1 - 1);
            all.stream()
                    .filter(each -> !Agreement.cell(each, "email").equals("4@example.test"))
                    .forEach(each -> Agreement.agrees(world, each));
        });
        assertThat(world.tab.row(row("0@example.test")))
                .containsEntry("budget", "5000")
                .containsEntry("status", "В работе");
        assertThat(world.tab.row(row("1@example.test")))
                .containsEntry("budget", "6000")
                .containsEntry("name", "Борис Борисов");
        assertThat(world.tab.row(row("2@example.test")))
                .containsEntry("budget", "7000")
                .containsEntry("name", "Вера Верина")
                .containsEntry("status", "Согласование");
        assertThat(row("3@example.test")).isZero();
        assertThat(world.crm.state().lead(deletedRowsLead).orElseThrow().deleted())
                .isFalse();
        assertThat(world.tab.row(row("4@example.test")))
                .containsEntry("amo_deal_id", Long.toString(deletedLead))
                .containsEntry("budget", "104");
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(row("4@example.test"), "sync_note"))
                        .isNotEmpty());
        assertThat(Agreement.rows(world))
                .filteredOn(each -> Agreement.cell(each, "email").equals("5@example.test"))
                .extracting(each -> Agreement.cell(each, "budget"))
                .containsExactlyInAnyOrder("105", "3");
    }

    @Test
    @Shows("G2")
    void aStopInTheMiddleOfABurstLosesNothing() {
        startAndSetUp();
        // Once a row has its lead the first look is over, and what is pasted then is no import.
        world.tab.addRow("Первый", "8 999 100 0999", "first@example.test", "1", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < 200; i++) {
            rows.add(List.of("Пакет " + i, "8 999 100 " + (1000 + i), "p" + i + "@example.test", "" + i, ""));
        }
        world.tab.paste(3, rows);
        World.eventually()
                .pollInterval(Duration.ofMillis(5))
                .until(() -> world.crm.state().leads().size() > 1);

        assertThat(service.terminate()).isLessThan(Duration.ofSeconds(30));
        assertThat(world.crm.log().inFlight()).isZero();
        world.tab.type(3, "budget", "4321");

        service.start();
        World.eventually().untilAsserted(() -> {
            assertThat(world.crm.state().leads()).hasSize(200);
            Agreement.holds(world);
        });
        assertThat(world.tab.cell(3, "budget")).isEqualTo("4321");
    }

    @Test
    @Shows("G2")
    void aStopWhileALimitIsUsedUpEndsInTimeAndLosesNothing() {
        world.with("SYNC_POLL_SECONDS", "0").started().announced();
        world.tab.addRow("Анна", "8 999 200 10 00", "anna@example.test", "100", "");
        Inbox inbox = world.bean(Store.class).inbox();
        World.eventually().untilAsserted(() -> {
            Agreement.holds(world);
            assertThat(Inbox.Lane.values()).allMatch(lane -> inbox.waiting(lane) == 0);
        });
        world.bean(RequestLimit.class).pause(Duration.ofSeconds(40));
        QuotaLimit quota = world.bean(QuotaLimit.class);
        long before = quota.used();
        world.tab.type(row("anna@example.test"), "budget", "500");
        World.eventually().until(() -> quota.used() > before);

        assertTimeoutPreemptively(Duration.ofSeconds(30), world::stop);

        world.start();
        World.eventually()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(world.crm.state().leads().get(0).price()).isEqualTo(500));
    }
}
