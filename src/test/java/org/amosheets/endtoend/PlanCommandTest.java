package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.config.CommandPermit;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.TabSnapshot;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan shows what a sync would do, and does nothing. */
class PlanCommandTest {

    private final World world = World.deals();
    private final Commands commands = new Commands(world);

    @AfterEach
    void close() {
        world.close();
    }

    private void linkedRows(int count) {
        for (int i = 0; i < count; i++) {
            world.tab.addRow("Имя " + i, "+7999000000" + i, "", Integer.toString(100 + i), "");
        }
        World.eventually().until(() -> {
            for (int row = 2; row < count + 2; row++) {
                if (world.tab.cell(row, "status").isEmpty()) {
                    return false;
                }
            }
            return true;
        });
    }

    private long lead(int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private static List<Integer> rows(JsonNode entries) {
        List<Integer> rows = new ArrayList<>();
        entries.forEach(entry -> rows.add(entry.path("row").asInt()));
        return rows;
    }

    @Test
    void everythingThatASyncWouldDoIsShownAndNoWriteGoesToEitherSide() {
        world.with("SYNC_CONFLICT_POLICY", "crm").started();
        linkedRows(5);
        world.stop();
        world.tab.type(2, "budget", "777");
        world.crm.ui().setPrice(lead(3), 888);
        world.tab.type(4, "name", "Из таблицы");
        world.crm
                .ui()
                .renameContact(
                        world.crm.state().mainContact(lead(4)).orElseThrow().id(), "Из amoCRM");
        world.tab.type(5, "status", "Нет такого");
        world.tab.addRow("Новый", "+79991112233", "", "50", "");
        world.tab.addRow("Негодный", "не телефон", "", "1", "");
        TabSnapshot before = world.tab.snapshot();
        commands.forgetRequests();

        JsonNode plan = commands.json(1, "plan");

        commands.assertNothingWasWritten();
        assertThat(world.tab.snapshot()).isEqualTo(before);
        assertThat(plan.path("rows").asInt()).isEqualTo(7);
        assertThat(rows(plan.path("leads"))).containsExactly(7);
        assertThat(plan.path("leads").path(0).path("name").asText()).isEqualTo("Новый");
        assertThat(plan.path("leads").path(0).path("status").asText()).isEqualTo("Продажи → Новая заявка");
        assertThat(plan.path("patches")).hasSize(1);
        assertThat(plan.path("patches").path(0).path("id").asLong()).isEqualTo(lead(2));
        JsonNode budget = plan.path("patches").path(0).path("changes").path("budget");
        assertThat(budget.path("before").asText()).isEqualTo("100");
        assertThat(budget.path("after").asText()).isEqualTo("777");
        assertThat(plan.path("cells").toString())
                .contains("\"row\":3,\"column\":\"budget\",\"before\":\"101\",\"after\":\"888\"")
                .contains("\"row\":4,\"column\":\"name\",\"before\":\"Из таблицы\",\"after\":\"Из amoCRM\"");
        assertThat(rows(plan.path("conflicts"))).containsExactly(4);
        assertThat(plan.path("conflicts").path(0).path("winner").asText()).isEqualTo("crm");
        assertThat(rows(plan.path("problems"))).containsExactly(5, 8);
    }

    @Test
    void whatThePlanShowsIsWhatTheServiceThenDoesAndThenBothSidesAreInStep() {
        world.started();
        linkedRows(3);
        world.stop();
        world.tab.type(2, "budget", "777");
        world.crm.ui().setPrice(lead(3), 888);
        world.tab.addRow("Новый", "+79991112233", "", "50", "");
        JsonNode plan = commands.json(1, "plan");
        int leads = world.crm.state().leads().size();

        world.start();

        World.eventually()
                .until(() -> world.tab.cell(3, "budget").equals("888")
                        && world.crm.state().lead(lead(2)).orElseThrow().price() == 777
                        && !world.tab.cell(5, "status").isEmpty());
        assertThat(world.crm.state().leads()).hasSize(leads + plan.path("leads").size());
        World.eventually()
                .untilAsserted(
                        () -> assertThat(commands.json(0, "plan").path("rows").asInt())
                                .isEqualTo(4));
        assertThat(commands.call("plan").out()).contains("Both sides are in step: 4 rows, nothing to do.");
    }

    @Test
    void beforeTheFirstStartItShowsTheColumnsAndTheLeadsThatWouldBeMade() {
        long known = world.crm.ui().createLead("Была", 5, 0);
        world.sheets.addTab("Старый", "name", "phone", "email", "budget", "status", "amo_deal_id");
        world.with("GOOGLE_WORKSHEET_NAME", "Старый");
        world.sheets.tab("Старый").addRow("Анна", "+79990000001", "", "10", "", "");
        world.sheets.tab("Старый").addRow("Борис", "+79990000002", "", "5", "", Long.toString(known));

        JsonNode plan = commands.json(1, "plan");

        commands.assertNothingWasWritten();
        assertThat(plan.path("newColumns").toString())
                .contains("sync_key", "sync_note")
                .doesNotContain("amo_deal_id");
        assertThat(rows(plan.path("leads"))).containsExactly(2);
        assertThat(plan.path("linked").path(0).path("lead").asLong()).isEqualTo(known);
        assertThat(rows(plan.path("contacts"))).containsExactly(3);
    }

    @Test
    @Shows("F27")
    void leadsThatWouldGetARowAreShownWithItsCellsAndGetItOnceTheServiceRuns() {
        try (OrderDesk desk = new OrderDesk("orders")) {
            Commands orders = new Commands(desk.world);
            long rowless = desk.lead(OrderDesk.TRIGGER);
            long named = desk.lead(OrderDesk.TRIGGER);
            desk.lead(OrderDesk.CONSULTING);
            desk.world.tab.setRow(2, Map.of("ID", Long.toString(named)));
            orders.forgetRequests();

            JsonNode plan = orders.json(1, "plan");

            orders.assertNothingWasWritten();
            assertThat(plan.path("added")).hasSize(1);
            JsonNode added = plan.path("added").path(0);
            assertThat(added.path("lead").asLong()).isEqualTo(rowless);
            assertThat(added.path("status").asText()).isEqualTo("Нилуфар - продажи → NOMERATSIYALANMAGAN ZAKAZ");
            assertThat(added.path("values").path("Статус").asText()).isEqualTo("В процессе");
            assertThat(added.path("values").path("Ф.И.О.").asText()).isEqualTo("Клиент 1");
            assertThat(orders.call("plan", "--lang", "ru").out())
                    .contains("Сделки без строки получили бы её: 1", "сделка " + rowless + ", Нилуфар");
            desk.started();
            World.eventually()
                    .until(() -> desk.world.tab.find("ID", Long.toString(rowless)) > 0
                            && !desk.cell(2, "sync_key").isEmpty());
            int row = desk.world.tab.find("ID", Long.toString(rowless));
            added.path("values")
                    .fields()
                    .forEachRemaining(cell -> assertThat(desk.cell(row, cell.getKey()))
                            .as(cell.getKey())
                            .isEqualTo(cell.getValue().asText()));
            assertThat(desk.world.tab.filledRows())
                    .as("its rows and the header")
                    .isEqualTo(3);
            World.eventually()
                    .untilAsserted(() ->
                            assertThat(orders.json(0, "plan").path("added")).isEmpty());
        }
    }

    @Test
    void whatIsKeptIsTheSameAfterAPlanBesideTheRunningService() {
        world.started();
        linkedRows(2);
        Store store = world.bean(Store.class);
        World.eventually().until(() -> commands.json(0, "plan").path("rows").asInt() == 2);
        var rows = new TreeMap<>(store.rows().all());
        long links = store.links().size();
        long audit = store.auditLog().size();
        long run = store.identity().run();

        commands.call("plan");

        assertThat(new TreeMap<>(store.rows().all())).isEqualTo(rows);
        assertThat(store.links().size()).isEqualTo(links);
        assertThat(store.auditLog().size()).isEqualTo(audit);
        assertThat(store.identity().run()).isEqualTo(run);
    }

    @Test
    void aCommandThatDoesNotSaySoMayNotWrite() {
        CommandPermit permit = new CommandPermit();

        assertThatThrownBy(permit::check).hasMessageContaining("only reads");
        permit.during(permit::check);
        assertThatThrownBy(permit::check).hasMessageContaining("only reads");
    }

    @Test
    void rowsThatThePersonHasToApproveAreShownAsWaiting() {
        for (int i = 0; i < 60; i++) {
            world.tab.addRow("Имя " + i, "+7999000" + (1000 + i), "", "1", "");
        }
        world.start();
        World.eventually()
                .until(() -> !world.bean(Store.class).standing().list("held").isEmpty());
        world.stop();

        JsonNode plan = commands.json(1, "plan");

        assertThat(plan.path("waiting")).hasSize(60);
        assertThat(plan.path("waiting").path(0).path("why").asText()).isEqualTo("IMPORT_HELD");
        assertThat(plan.path("leads")).isEmpty();
    }

    @Test
    void rowsThatTheFirstStartLeavesAloneAreNotShownAsLeadsToComeBeforeItNorAfter() {
        world.with("IMPORT_ON_START", "false");
        world.tab.addRow("Анна", "+79990001122", "", "1", "");

        JsonNode before = commands.json(1, "plan");
        world.started();
        World.eventually()
                .until(() ->
                        world.bean(Store.class).marks().number("sheet-scanned").isPresent());
        world.stop();
        JsonNode after = commands.json(1, "plan");

        for (JsonNode plan : List.of(before, after)) {
            assertThat(plan.path("leads")).isEmpty();
            assertThat(rows(plan.path("waiting"))).containsExactly(2);
            assertThat(plan.path("waiting").path(0).path("why").asText()).isEqualTo("IMPORT_LEFT");
        }
        assertThat(world.crm.state().leads()).isEmpty();
    }
}
