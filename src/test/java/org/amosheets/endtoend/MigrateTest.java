package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.amosheets.AmoSheetsSync;
import org.amosheets.FreePorts;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.store.RedisAccess;
import org.amosheets.store.RedisTarget;
import org.amosheets.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redisson.client.codec.StringCodec;
import redis.embedded.RedisServer;

/** The change over from the tool with two columns, whose links stood in Redis only. */
class MigrateTest {

    private final World world = new World("simple", "email", "amount", "amo_deal_id", "sync_note", "sync_key")
            .with("IMPORT_ON_START", "false");

    @AfterEach
    void close() {
        world.close();
    }

    private long lead(int row, String email, long price) {
        long contact = email.isEmpty() ? 0 : world.crm.ui().createContact("", null, email);
        return world.crm.ui().createLead("Сделка из строки " + row, price, contact);
    }

    private Said call(int code, String... args) {
        Said said = new Commands(world).call(args);
        assertThat(said.code()).as(said.err() + said.out()).isEqualTo(code);
        return said;
    }

    private JsonNode json(int code, String... args) {
        return new Commands(world).json(code, args);
    }

    private static Map<Long, String> verdicts(JsonNode told) {
        Map<Long, String> verdicts = new TreeMap<>();
        told.path("links")
                .forEach(link -> verdicts.put(
                        link.path("lead").asLong(), link.path("verdict").asText()));
        return verdicts;
    }

    private String id(int row) {
        return world.tab.cell(row, "amo_deal_id");
    }

    @Test
    @Shows({"D000-1", "D000-2", "D000-3", "D000-7", "F12"})
    void linksThatFitBothSidesAreTakenAndTheRestIsToldWithItsReason() throws Exception {
        world.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));
        world.tab.setRow(3, Map.of("email", "Boris@Example.test", "amount", "200"));
        world.tab.setRow(4, Map.of("email", "moved@example.test", "amount", "300"));
        world.tab.setRow(5, Map.of("email", "gleb@example.test", "amount", "400"));
        world.tab.setRow(6, Map.of("amount", "500"));
        long first = lead(2, "anna@example.test", 90);
        long second = lead(2, "anna@example.test", 95);
        long third = lead(2, "anna@example.test", 100);
        long boris = lead(3, "boris@example.test", 200);
        long stranger = lead(4, "vera@example.test", 300);
        long gone = lead(5, "gleb@example.test", 400);
        world.crm.ui().deleteLead(gone);
        long nameless = lead(6, "", 500);
        long beyond = lead(900, "far@example.test", 1);
        Map<String, String> left;
        try (OlderRedis redis = new OlderRedis(world)) {
            for (long lead : List.of(first, second, third)) {
                redis.link(2, lead);
            }
            redis.link(3, boris);
            redis.link(4, stranger);
            redis.link(5, gone);
            redis.link(6, nameless);
            redis.link(900, beyond);
            rubbish(redis);
            left = redis.texts();
        }
        List<Map<String, String>> before = world.tab.rows();

        JsonNode rehearsed = json(1, "migrate", "--dry-run");

        assertThat(verdicts(rehearsed))
                .isEqualTo(Map.of(
                        first, "surplus",
                        second, "surplus",
                        third, "would",
                        boris, "would",
                        stranger, "otherPerson",
                        gone, "gone",
                        nameless, "would",
                        beyond, "blank"));
        assertThat(rehearsed.path("unreadableKeys")).hasSize(7);
        assertThat(rehearsed.toString()).doesNotContain("secret").doesNotContain("\\n");
        assertThat(world.tab.rows()).isEqualTo(before);
        assertThat(world.crm.requests()).allMatch(request -> request.method().equals("GET"));

        JsonNode told = json(1, "migrate");

        assertThat(told.path("linkCounts").path("taken").asInt()).isEqualTo(3);
        assertThat(List.of(id(2), id(3), id(4), id(5), id(6)))
                .containsExactly(Long.toString(third), Long.toString(boris), "", "", Long.toString(nameless));
        assertThat(world.crm.requests()).allMatch(request -> request.method().equals("GET"));
        List<Map<String, String>> after = world.tab.rows();

        JsonNode again = json(1, "migrate");

        assertThat(again.path("linkCounts").path("present").asInt()).isEqualTo(3);
        assertThat(again.path("linkCounts").has("taken")).isFalse();
        assertThat(world.tab.rows()).isEqualTo(after);
        try (OlderRedis redis = new OlderRedis(world)) {
            assertThat(redis.texts()).isEqualTo(left);
        }
        int leads = world.crm.state().leads().size();

        world.started();
        World.eventually().until(() -> world.bean(Store.class).links().size() == 3);
        world.tab.sortBy("email", false);
        world.tab.type(world.tab.find("amo_deal_id", Long.toString(third)), "amount", "170");

        World.eventually()
                .until(() -> world.crm.state().lead(third).orElseThrow().price() == 170);
        assertThat(world.crm.state().leads()).hasSize(leads);
    }

    private static void rubbish(OlderRedis redis) {
        redis.set("google_sheets_row:abc", "1");
        redis.set("google_sheets_row:7", "a\nsecret");
        redis.set("google_sheets_row:1", "12");
        redis.set("google_sheets_row:99999999999999999999", "12");
        redis.set("google_sheets_lead:5\nx", "12");
        redis.set("google_sheets_lead:-5", "2");
        redis.client.getMap("google_sheets_lead:77", StringCodec.INSTANCE).put("secret", "1");
        redis.set("google_sheets_2", "never written by the tool");
        redis.set("creating_lead:2", "1");
        redis.set("sync:amocrm_to_sheets:2", "1");
    }

    @Test
    void theReportIsPlainWordsInBothLanguages() {
        world.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));
        long lead = lead(2, "anna@example.test", 100);
        try (OlderRedis redis = new OlderRedis(world)) {
            redis.link(2, lead);
        }

        assertThat(call(0, "migrate", "--dry-run", "--lang", "en").out())
                .contains("Row 2: would be lead " + lead, "Nothing was changed.");
        assertThat(call(0, "migrate", "--lang", "ru").out())
                .contains("Строка 2: теперь это сделка " + lead, "plan")
                .doesNotContain("anna@");
        assertThat(call(0, "migrate", "--lang", "en").out()).contains("Row 2: was lead " + lead + " already");
    }

    @Test
    @Shows("G11")
    void anotherRedisThanTheServicesOwnIsReadByItsUrlAndItsPasswordIsToldNowhere(@TempDir Path redisDir)
            throws Exception {
        world.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));
        long lead = lead(2, "anna@example.test", 100);
        int port = FreePorts.next();
        world.with("OLD_REDIS_URL", "redis://default:testpass123@127.0.0.1:" + port + "/3");
        Said away = call(3, "migrate", "--dry-run");
        assertThat(away.err())
                .startsWith("Tried to use the Redis at 127.0.0.1:" + port)
                .contains("check OLD_REDIS_URL")
                .doesNotContain("testpass123");
        RedisServer server = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("requirepass testpass123")
                .setting("dir " + redisDir)
                .build();
        server.start();
        try {
            RedisTarget target =
                    new RedisTarget("127.0.0.1", port, 3, Optional.of("default"), Optional.of("testpass123"), false);
            try (OlderRedis redis = new OlderRedis(RedisAccess.open(Optional.of(target), redisDir))) {
                redis.link(2, lead);
                Map<String, String> left = redis.texts();

                Said said = call(0, "migrate");

                assertThat(said.out() + said.err()).doesNotContain("testpass123");
                assertThat(id(2)).isEqualTo(Long.toString(lead));
                assertThat(redis.texts()).isEqualTo(left);
                assertThat(redis.client.getKeys().count()).isEqualTo(left.size());
            }
            world.with("OLD_REDIS_URL", "redis://default:mistyped@127.0.0.1:" + port + "/3");
            assertThat(call(3, "migrate", "--dry-run").err())
                    .contains("does not accept the user or the password; check OLD_REDIS_URL")
                    .doesNotContain("REDIS_PASSWORD", "mistyped");
        } finally {
            server.stop();
        }
    }

    @Test
    void whereThereIsNothingOfAnOlderToolNothingIsDone() {
        world.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));

        assertThat(call(0, "migrate", "--lang", "en").out()).contains("Nothing of an older tool was found");
        assertThat(world.tab.cell(2, "sync_key")).isEmpty();
    }

    @Test
    void besideARunningServiceItIsRefused() {
        world.started();

        assertThat(call(2, "migrate").err()).contains("the service is running; stop it");
        assertThat(call(0, "migrate", "--dry-run", "--lang", "en").out()).contains("Nothing");
    }

    @Test
    void aTabWithoutTheServicesColumnsIsSetUpFirst() {
        try (World bare = new World("simple", "email", "amount")) {
            Said said = new Commands(bare).call("migrate");
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.err()).contains("setup-sheet");
        }
    }

    /** Its own process, ended by the system right after a write to the sheet took effect, before it is answered. */
    @Test
    @Shows({"G1", "L5"})
    void killedAtEachWriteOfTheSheetASecondRunEndsTheSame() throws Exception {
        for (int write = 1; write <= 3; write++) {
            try (World killed = new World("simple", "email", "amount", "amo_deal_id", "sync_note", "sync_key")) {
                long contact = killed.crm.ui().createContact("", null, "anna@example.test");
                long lead = killed.crm.ui().createLead("Сделка из строки 2", 100, contact);
                killed.tab.setRow(2, Map.of("email", "anna@example.test", "amount", "100"));
                try (OlderRedis redis = new OlderRedis(killed)) {
                    redis.link(2, lead);
                }

                boolean died = dies(killed, write);

                assertThat(write > 2 || died).as("write %s", write).isTrue();
                new Commands(killed).json(0, "migrate");
                assertThat(killed.tab.cell(2, "amo_deal_id")).isEqualTo(Long.toString(lead));
                assertThat(killed.tab.rows()).hasSize(1);
                assertThat(killed.crm.state().leads()).hasSize(1);
            }
        }
    }

    /** @return whether there was such a write to die at */
    private static boolean dies(World world, int write) throws Exception {
        CompletableFuture<Process> process = new CompletableFuture<>();
        int[] writes = {0};
        try (AutoCloseable watch = world.sheets.onChange(change -> {
            if (++writes[0] == write) {
                process.join().destroyForcibly();
            }
        })) {
            assertThat(watch).isNotNull();
            process.complete(start(world));
            return process.join().waitFor() != 0;
        }
    }

    private static Process start(World world) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        Service.classPath(),
                        AmoSheetsSync.class.getName(),
                        "migrate")
                .directory(world.data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(world.data.resolve("migrate.log").toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL"));
        builder.environment().putAll(world.environment());
        return builder.start();
    }

    @Test
    @Shows("F45")
    void leadsWhoseRowAnOlderToolPutIntoATabOfAMonthGetNoSecondOne() throws Exception {
        try (World orders = new World("orders", "ID", "Статус", "sync_note", "sync_key")) {
            Tab archive = orders.sheets.addTab("02.2026", "Компания", "ID", "Статус");
            Tab other = orders.sheets.addTab("Заметки", "ID");
            long archived = orders.crm.ui().createLead("Старый заказ", 1, 0);
            long deleted = orders.crm.ui().createLead("Удалённый", 1, 0);
            orders.crm.ui().deleteLead(deleted);
            long noted = orders.crm.ui().createLead("В заметках", 1, 0);
            archive.addRow("", Long.toString(archived), "Успешно");
            archive.addRow("", Long.toString(deleted), "Отказ");
            archive.addRow("", "нет", "Отказ");
            other.addRow(Long.toString(noted));

            Commands commands = new Commands(orders);
            JsonNode told = commands.json(1, "migrate", "--dry-run");
            assertThat(told.path("archivedCounts").path("would").asInt()).isEqualTo(1);
            assertThat(told.path("archivedCounts").path("gone").asInt()).isEqualTo(1);
            commands.json(1, "migrate");
            JsonNode again = commands.json(1, "migrate");
            assertThat(again.path("archivedCounts").path("present").asInt()).isEqualTo(1);

            JsonNode pulled = commands.json(0, "pull", "--from", "01.01.2020", "--to", "31.12.2099", "--dry-run");
            assertThat(pulled.path("elsewhereLeads").toString()).isEqualTo("[" + archived + "]");
            assertThat(pulled.path("would").asInt()).isEqualTo(1);
        }
    }
}
