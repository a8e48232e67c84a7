package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The change over of a sheet whose rows name their leads already, as three of the older tools left it. */
class MigrateNamedTest {

    private static final String[] COLUMNS = {
        "name",
        "phone",
        "email",
        "budget",
        "status",
        "amo_deal_id",
        "amo_contact_id",
        "amo_link",
        "external_id",
        "sync_note",
        "sync_key"
    };

    private final World world = new World("deals", COLUMNS).with("IMPORT_ON_START", "false");
    private final Commands commands = new Commands(world);

    @AfterEach
    void close() {
        world.close();
    }

    private long lead(String name, String phone) {
        return world.crm.ui().createLead(name, 100, world.crm.ui().createContact(name, phone, null));
    }

    private void row(int number, String name, String phone, Object id) {
        world.tab.setRow(number, Map.of("name", name, "phone", phone, "amo_deal_id", String.valueOf(id)));
    }

    private static Map<Integer, String> verdicts(JsonNode told) {
        Map<Integer, String> verdicts = new TreeMap<>();
        told.path("named")
                .forEach(lead -> verdicts.put(
                        lead.path("row").asInt(), lead.path("verdict").asText()));
        return verdicts;
    }

    @Test
    void rowsThatNameTheirLeadsAreComparedWithThemAndLeftAsTheyAre() {
        long anna = lead("Анна", "+79990001111");
        long vera = lead("Вера", "+79990002222");
        long gleb = lead("Глеб", "+79990003333");
        long nobodys = world.crm.ui().createLead("Старая сделка", 5, 0);
        long deleted = lead("Дина", "+79990004444");
        world.crm.ui().deleteLead(deleted);
        row(2, "Анна", "8 999 000-11-11", anna);
        row(3, "Борис", "+79990009999", vera);
        row(4, "Ева", "+79990005555", "нет\n=2+2");
        row(5, "Дина", "+79990004444", deleted);
        row(6, "Глеб", "+79990003333", gleb);
        row(7, "Глеб", "+79990003333", gleb);
        row(8, "Новая", "+79990007777", "");
        row(9, "Кто-то", "", nobodys);
        row(10, "Жанна", "+79990008888", 0);
        List<Map<String, String>> before = world.tab.rows();

        JsonNode rehearsed = commands.json(1, "migrate", "--dry-run");
        JsonNode told = commands.json(1, "migrate");

        assertThat(verdicts(told))
                .isEqualTo(verdicts(rehearsed))
                .isEqualTo(Map.of(
                        2,
                        "fits",
                        3,
                        "otherPerson",
                        4,
                        "noId",
                        5,
                        "gone",
                        6,
                        "twice",
                        7,
                        "twice",
                        9,
                        "fits",
                        10,
                        "noId"));
        assertThat(told.path("namedCounts").path("fits").asInt()).isEqualTo(2);
        assertThat(told.toString()).contains("нет?=2+2");
        assertThat(world.tab.rows()).isEqualTo(before);
        assertThat(world.crm.requests()).allMatch(request -> request.method().equals("GET"));
        String english = commands.call("migrate", "--dry-run", "--lang", "en").out();
        assertThat(english)
                .contains("Row 3: it names lead " + vera + ", which is of another person")
                .contains("Rows that name a lead which fits them; the service will link them: 2")
                .doesNotContain("Row 2:");
    }

    @Test
    void whatFitsIsLinkedByTheServiceAndToldAsSuchAfterwards() {
        long anna = lead("Анна", "+79990001111");
        long boris = lead("Борис", "+79990002222");
        row(2, "Анна", "+79990001111", anna);
        row(3, "Борис", "+79990002222", boris);
        assertThat(verdicts(commands.json(0, "migrate"))).isEqualTo(Map.of(2, "fits", 3, "fits"));

        world.started();
        World.eventually().until(() -> world.bean(Store.class).links().size() == 2);
        // Or it would find the row itself, and take it for a copy.
        world.stop();
        world.tab.setRow(4, Map.of("name", "Копия", "phone", "+79990003333", "amo_deal_id", Long.toString(anna)));

        assertThat(verdicts(commands.json(1, "migrate", "--dry-run")))
                .containsEntry(2, "linked")
                .containsEntry(3, "linked")
                .containsEntry(4, "otherRow");
        assertThat(world.crm.state().leads()).hasSize(2);
    }

    @Test
    void aRowWhoseIdIsAnotherThanTheLinkInRedisSaysKeepsItsIdAndIsTold() {
        long linked = lead("Анна", "+79990001111");
        long named = lead("Анна", "+79990001111");
        row(2, "Анна", "+79990001111", named);
        try (OlderRedis redis = new OlderRedis(world)) {
            redis.link(2, linked);
        }

        JsonNode told = commands.json(1, "migrate");

        assertThat(told.path("links").get(0).path("verdict").asText()).isEqualTo("otherLead");
        assertThat(verdicts(told)).isEqualTo(Map.of(2, "fits"));
        assertThat(world.tab.cell(2, "amo_deal_id")).isEqualTo(Long.toString(named));
        assertThat(world.tab.cell(2, "sync_key")).isEmpty();
    }

    @Test
    void aRowWhoseIdIsTheOneOfTheLinkInRedisIsTakenAsItIsAndTheNewerLeadsAreTooMany() {
        long own = lead("Анна", "+79990001111");
        long newer = lead("Анна", "+79990001111");
        row(2, "Анна", "+79990001111", own);
        try (OlderRedis redis = new OlderRedis(world)) {
            redis.link(2, own);
            redis.link(2, newer);
        }

        JsonNode told = commands.json(0, "migrate");

        assertThat(told.path("linkCounts").path("present").asInt()).isEqualTo(1);
        assertThat(told.path("linkCounts").path("surplus").asInt()).isEqualTo(1);
        assertThat(told.path("named")).isEmpty();
    }
}
