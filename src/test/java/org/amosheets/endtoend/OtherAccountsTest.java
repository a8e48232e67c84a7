package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.OAuth;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts and sheets of another kind than the commonest: OAuth, no list filters, Russian headers. */
class OtherAccountsTest {

    private World world = World.deals();

    @AfterEach
    void close() {
        world.close();
    }

    private LeadView lead(String email) {
        String column = world.tab.headers().contains("lead_id") ? "lead_id" : "amo_deal_id";
        String header = world.tab.headers().contains("Email") ? "Email" : "email";
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(world.tab.find(header, email), column)))
                .orElseThrow();
    }

    private OAuth.Pair pairThatEndsSoon() {
        world.crm.settings().accessTokenLifetime(Duration.ofMinutes(2));
        OAuth.Pair pair = world.crm.oauth().issuePair();
        world.crm.settings().accessTokenLifetime(Duration.ofDays(1));
        OAuth.Client client = world.crm.oauth().client();
        world.with("AMO_LONG_LIVED_TOKEN", "")
                .with("AMO_CLIENT_ID", client.id())
                .with("AMO_CLIENT_SECRET", client.secret())
                .with("AMO_REDIRECT_URI", client.redirectUri())
                .with("AMO_ACCESS_TOKEN", pair.accessToken())
                .with("AMO_REFRESH_TOKEN", pair.refreshToken());
        return pair;
    }

    private void addAnna() {
        world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
    }

    @Test
    @Shows({"F50", "D004-7"})
    void aPairNearItsEndIsRenewedAndTheNewOneIsUsed() {
        OAuth.Pair old = pairThatEndsSoon();
        world.started().announced();
        addAnna();
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        assertThat(world.crm.oauth().grants()).isEqualTo(1);
        assertThat(world.crm.log().requests("POST", "/api/.*"))
                .extracting(RequestRecord::token)
                .doesNotContain(old.accessToken());

        world.crm.oauth().expireAccessTokens();
        world.tab.type(2, "budget", "200");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(lead("anna@example.test").price()).isEqualTo(200));
        assertThat(world.crm.oauth().grants()).isEqualTo(2);

        world.stop();
        world.start();
        world.tab.type(2, "budget", "300");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(lead("anna@example.test").price()).isEqualTo(300));
        assertThat(world.crm.oauth().grants()).as("the stored pair goes on").isEqualTo(2);
    }

    /** Its refresh token is used up with the first request, so a pair that is lost then is lost for good. */
    @Test
    void aNewPairIsStoredBeforeItIsUsed() {
        OAuth.Pair old = pairThatEndsSoon();
        world.crm.faults().on("*", "/api/.*").always().hang();
        try (Service service = Service.of(world)) {
            service.launch();
            World.eventually()
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> world.crm.requests().stream()
                            .anyMatch(request -> !request.token().isEmpty()
                                    && !request.token().equals(old.accessToken())));
            service.kill();
            world.crm.faults().clear();

            service.start();
            World.eventually().until(() -> world.tab.headers().contains("sync_key"));
            world.announced();
            addAnna();
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            assertThat(world.crm.oauth().grants()).isEqualTo(1);
        }
    }

    @Test
    void anAccountWithoutListFiltersIsSyncedBothWaysAndCatchesUp() {
        world.crm.settings().filters(false);
        // More than a page of others', so that what is asked for does not stand on the first one.
        for (int i = 0; i < 300; i++) {
            long contact = world.crm.ui().createContact("Другой " + i, "+7 999 300 " + (1000 + i), null);
            world.crm.ui().createLead("Чужая " + i, i, contact);
        }
        world.with("SYNC_RECONCILE_SECONDS", "2").started();
        world.sheets.scriptTo(world.address("/webhook/sheets"), World.SECRET);
        addAnna();
        world.tab.addRow("Другой 5", "8 999 300 1005", "", "50", "");
        World.eventually().untilAsserted(() -> {
            assertThat(Agreement.rows(world)).hasSize(2).allSatisfy(row -> Agreement.agrees(world, row));
            assertThat(world.crm.state().leads()).hasSize(302);
        });
        assertThat(world.crm.state().contacts())
                .as("the second row's contact was there")
                .hasSize(301);
        long id = lead("anna@example.test").id();
        for (int i = 0; i < 300; i++) {
            world.crm.ui().createLead("Ещё " + i, i, 0);
        }

        world.tab.type(2, "budget", "200");
        World.eventually()
                .untilAsserted(
                        () -> assertThat(lead("anna@example.test").price()).isEqualTo(200));
        world.crm.ui().setPrice(id, 300);
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(2, "budget")).isEqualTo("300"));

        world.stop();
        world.crm.ui().setPrice(id, 400);
        world.crm.ui().renameContact(lead("anna@example.test").mainContactId(), "Анна Иванова");
        world.tab.type(3, "budget", "60");
        world.start();
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(2, "budget")).isEqualTo("400");
            assertThat(world.tab.cell(2, "name")).isEqualTo("Анна Иванова");
            assertThat(Agreement.rows(world)).allSatisfy(row -> Agreement.agrees(world, row));
        });
        assertThat(world.tab.cell(3, "budget")).isEqualTo("60");
    }

    @Test
    @Shows({"F22", "D001-4", "D004-14"})
    void aSheetWithRussianHeadersIsSyncedBothWays() {
        world.close();
        world = new World("deals-ru", "lead_id", "Имя", "Телефон", "Email", "Сумма", "Статус", "Воронка")
                .started()
                .announced();
        world.tab.addRow("", "Анна", "8 999 000-11-22", "anna@example.test", "100", "", "");
        world.tab.addRow("", "Борис", "8 999 000-22-33", "boris@example.test", "1 200", "Запрос", "Опт");
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.row(2)).containsEntry("Статус", "Новая заявка").containsEntry("Воронка", "Продажи");
            assertThat(world.tab.cell(2, "lead_id")).isNotEmpty();
            assertThat(world.tab.cell(3, "lead_id")).isNotEmpty();
        });
        assertThat(lead("anna@example.test").name()).isEqualTo("Сделка по Анна");
        assertThat(lead("boris@example.test").price()).isEqualTo(1200);
        isIn("boris@example.test", SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_REQUEST);

        world.tab.setRow(2, Map.of("Воронка", "Опт", "Статус", "Счёт выставлен", "Сумма", "150"));
        World.eventually().untilAsserted(() -> {
            isIn("anna@example.test", SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_INVOICE);
            assertThat(lead("anna@example.test").price()).isEqualTo(150);
        });

        world.crm.ui().moveLead(lead("boris@example.test").id(), SampleAccount.SALES, SampleAccount.SALES_TALKS);
        world.crm.ui().setPrice(lead("boris@example.test").id(), 1300);
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.row(3))
                        .containsEntry("Статус", "Согласование")
                        .containsEntry("Воронка", "Продажи")
                        .containsEntry("Сумма", "1300"));
        assertThat(world.tab.row(2)).containsEntry("Статус", "Счёт выставлен").containsEntry("Воронка", "Опт");

        world.tab.setRow(2, Map.of("Воронка", "Продажи"));
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(2, "sync_note")).contains("Счёт выставлен"));
        isIn("anna@example.test", SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_INVOICE);
        world.tab.type(2, "Статус", "в работе");
        World.eventually().untilAsserted(() -> {
            isIn("anna@example.test", SampleAccount.SALES, SampleAccount.SALES_WORK);
            assertThat(world.tab.cell(2, "sync_note")).isEmpty();
        });
        assertThat(world.crm.state().leads()).hasSize(2);
        assertThat(world.crm.state().contacts()).hasSize(2);
    }

    private void isIn(String email, long pipelineId, long statusId) {
        assertThat(lead(email).pipelineId()).isEqualTo(pipelineId);
        assertThat(lead(email).statusId()).isEqualTo(statusId);
    }
}
