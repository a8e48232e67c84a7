package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.OAuth;
import org.junit.jupiter.api.Test;

/** What people take away by mistake: the service says in one sentence what is to be done, and goes on by itself after it. */
class RevokedAccessTest {

    private static void addAnna(World world) {
        world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
    }

    private static LeadView lead(World world) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(2, "amo_deal_id")))
                .orElseThrow();
    }

    /** An edit on each side, of different fields. */
    private static void editBoth(World world, int price, String name) {
        world.crm.ui().renameContact(lead(world).mainContactId(), name);
        world.tab.type(2, "budget", Integer.toString(price));
    }

    private static void crossed(World world, int price, String name) {
        World.eventually().untilAsserted(() -> {
            assertThat(lead(world).price()).isEqualTo(price);
            assertThat(world.tab.cell(2, "name")).isEqualTo(name);
            Agreement.holds(world);
        });
    }

    @Test
    @Shows({"G2", "L5", "D000-14", "D000-18"})
    void anAccessThatWasRevokedIsToldAndAfterANewConsentAllThatWaitedCrosses() {
        try (World world = World.deals()) {
            OAuth.Client client = world.crm.oauth().client();
            OAuth.Pair pair = world.crm.oauth().issuePair();
            world.without("AMO_LONG_LIVED_TOKEN")
                    .with("AMO_CLIENT_ID", client.id())
                    .with("AMO_CLIENT_SECRET", client.secret())
                    .with("AMO_REDIRECT_URI", client.redirectUri())
                    .with("AMO_ACCESS_TOKEN", pair.accessToken())
                    .with("AMO_REFRESH_TOKEN", pair.refreshToken())
                    .started()
                    .announced();
            addAnna(world);
            try (Log log = new Log()) {
                world.crm.oauth().revokeAll();
                editBoth(world, 150, "Анна Новая");
                World.eventually()
                        .untilAsserted(() -> assertThat(log.with("Tried to renew amoCRM's token", "revoked", "consent"))
                                .isNotEmpty());
                assertThat(lead(world).price()).isEqualTo(100);

                Operator operator = new Operator(world);
                assertThat(operator.post(
                                        "/oauth/exchange",
                                        "{\"code\":\"" + world.crm.oauth().issueCode() + "\"}")
                                .statusCode())
                        .isEqualTo(200);
                crossed(world, 150, "Анна Новая");
            }
        }
    }

    @Test
    @Shows({"G2", "L5", "D000-14", "D000-18"})
    void aLongLivedTokenThatWasRevokedIsToldAndWithANewOneAllThatWaitedCrosses() {
        try (World world = World.deals().started().announced()) {
            addAnna(world);
            try (Log log = new Log()) {
                world.crm.faults().on("*", "/api/.*").always().status(401);
                editBoth(world, 150, "Анна Новая");
                World.eventually()
                        .untilAsserted(() -> assertThat(log.with("Tried to", "AMO_LONG_LIVED_TOKEN"))
                                .isNotEmpty());
            }
            world.stop();
            world.crm.faults().clear();

            world.start();

            crossed(world, 150, "Анна Новая");
        }
    }

    @Test
    @Shows({"G2", "L5", "D002-4"})
    void aSheetThatIsNotSharedAnyMoreIsToldAndSyncedOnceItIsSharedAgain() {
        try (World world = World.deals().started().announced()) {
            addAnna(world);
            try (Log log = new Log()) {
                world.sheets.faults().access(false);
                editBoth(world, 150, "Анна Новая");
                World.eventually()
                        .untilAsserted(() -> assertThat(log.with("Tried to", "share the spreadsheet with"))
                                .isNotEmpty());
                assertThat(log.with("Exception")).isEmpty();
                world.sheets.faults().access(true);

                crossed(world, 150, "Анна Новая");
            }
        }
    }

    @Test
    @Shows({"G2", "G5"})
    void aTabThatWasRenamedIsTheSameTabWhateverTheSettingsCallIt() {
        try (World world =
                World.deals().with("GOOGLE_WORKSHEET_NAME", "Лист1").started().announced()) {
            addAnna(world);
            world.tab.renameTab("Заказы 2026");
            editBoth(world, 150, "Анна Новая");
            crossed(world, 150, "Анна Новая");

            world.stop();
            editBoth(world, 160, "Анна Снова");
            world.start();

            crossed(world, 160, "Анна Снова");
            assertThat(world.crm.state().leads()).hasSize(1);
        }
    }

    @Test
    @Shows({"G2", "I2", "L5"})
    void aFieldThatWasDeletedInAmoCrmIsToldAndTheOthersAreSyncedWithoutAnyCellLosingWhatItShows() {
        try (OrderDesk desk = new OrderDesk("orders")) {
            desk.started();
            int row = deskRow(desk, "Ташкент, 1");
            int other = deskRow(desk, "Ташкент, 2");
            try (Log log = new Log()) {
                desk.world.crm.ui().deleteLeadField("Адрес");

                desk.passes(other);
                assertThat(desk.cell(other, "Адрес")).isEqualTo("Ташкент, 2");
                desk.type(row, "Адрес", "Ташкент, 11");
                desk.type(row, "Бюджет сделки", "777");
                World.eventually()
                        .untilAsserted(() -> assertThat(desk.lead(row).price()).isEqualTo(777));
                assertThat(log.with("amoCRM has no field \"Адрес\"", "create the field"))
                        .as("said once")
                        .hasSize(1);
                assertThat(desk.cell(row, "Адрес")).isEqualTo("Ташкент, 11");
                World.eventually()
                        .untilAsserted(
                                () -> assertThat(desk.cell(row, "sync_note")).isEmpty());
            }
            long lead = desk.lead(row).id();
            desk.world.stop();
            desk.world.crm.ui().addLeadField("Адрес", "textarea", null);

            desk.world.start();

            World.eventually().untilAsserted(() -> {
                assertThat(desk.lead(row).field("Адрес")).isEqualTo("Ташкент, 11");
                assertThat(desk.lead(other).field("Адрес")).isEqualTo("Ташкент, 2");
            });
            assertThat(desk.cell(row, "Адрес")).isEqualTo("Ташкент, 11");
            assertThat(desk.cell(other, "Адрес")).isEqualTo("Ташкент, 2");
            desk.world.crm.ui().setCustomField(lead, "Адрес", null);
            desk.shows(row, "Адрес", "");
        }
    }

    @Test
    @Shows({"G1", "G2", "L5"})
    void aFieldThatWasDeletedInAmoCrmKeepsNoNewRowFromBecomingALead() {
        try (OrderDesk desk = new OrderDesk("orders")) {
            desk.world.with("AMO_PIPELINE_ID", Long.toString(OrderDesk.DESK));
            desk.started();
            deskRow(desk, "Ташкент, 1");
            desk.world.crm.ui().deleteLeadField("Адрес");

            int row = desk.world.tab.filledRows() + 1;
            desk.world.tab.setRow(
                    row,
                    Map.of(
                            "Ф.И.О.", "Новый",
                            "Контактный номер", "+998901112233",
                            "Бюджет сделки", "5",
                            "Адрес", "Ташкент, 3"));
            World.eventually().untilAsserted(() -> {
                assertThat(desk.cell(row, "ID")).isNotEmpty();
                assertThat(desk.lead(row).price()).isEqualTo(5);
                assertThat(desk.cell(row, "Адрес")).isEqualTo("Ташкент, 3");
                assertThat(desk.cell(row, "sync_note")).isEmpty();
            });
        }
    }

    private static int deskRow(OrderDesk desk, String address) {
        long lead = desk.lead(OrderDesk.UNNUMBERED);
        desk.world.crm.ui().setCustomField(lead, "Адрес", address);
        int row = desk.row(lead);
        desk.shows(row, "Адрес", address);
        return row;
    }
}
