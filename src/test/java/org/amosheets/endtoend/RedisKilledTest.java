package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.FreePorts;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** {@code kill -9} of Redis in the middle of a batch: nobody is told that something was kept that was not, and nothing is lost. */
@Shows({"G2", "I6", "L5"})
@DisabledOnOs(OS.WINDOWS)
class RedisKilledTest {

    private static final int ROWS = 30;

    private final World world = World.deals().with("SYNC_RECONCILE_SECONDS", "5");
    private final Service service = Service.of(world);

    @BeforeEach
    void tell() {
        world.announced();
    }

    @AfterEach
    void close() {
        service.close();
        world.close();
    }

    @Test
    void theOneOfItsOwnIsStartedAgainAndNothingIsLost() throws IOException {
        service.start();
        firstRow();
        long pid = service.pid();
        Path binary = Path.of(new ObjectMapper()
                .readTree(world.data.resolve("redis/redis/state.json").toFile())
                .path("binary")
                .asText());
        Path aside = binary.resolveSibling("aside");

        diesDuringABatch(() -> {
            // Without its file it stays away until the test has seen what that means.
            ProcessHandle redis = service.leftRedis().orElseThrow();
            move(binary, aside);
            redis.destroyForcibly();
        });
        whatIsNotKeptIsNotAcknowledged();
        move(aside, binary);

        allIsWell();
        assertThat(service.pid()).isEqualTo(pid);
        service.mustRun();

        // As where the machine loses its power: both at once, while a value is under way.
        world.sheets.faults().nextWrite(Fault.answering(() -> {
            ProcessHandle redis = service.leftRedis().orElseThrow();
            service.kill();
            redis.destroyForcibly();
        }));
        world.crm.ui().setPrice(lead(2), 6000);
        World.eventually().until(() -> !service.alive());
        world.tab.type(3, "budget", "7000");
        service.start();
        World.eventually().untilAsserted(() -> {
            Agreement.holds(world);
            assertThat(world.tab.cell(2, "budget")).isEqualTo("6000");
            assertThat(world.tab.cell(3, "budget")).isEqualTo("7000");
        });
    }

    @Test
    @Shows("D002-23")
    void anOutsideOneIsWaitedForAndNothingIsLost(@TempDir Path dir) throws IOException {
        int port = FreePorts.next();
        RedisServer redis = server(port, dir);
        redis.start();
        service.with("REDIS_URL", "redis://127.0.0.1:" + port).start();
        firstRow();

        diesDuringABatch(() -> serverProcess(port).destroyForcibly());
        whatIsNotKeptIsNotAcknowledged();
        RedisServer again = server(port, dir);
        again.start();
        try {
            allIsWell();
            service.mustRun();
        } finally {
            service.close();
            again.stop();
            redis.stop();
        }
    }

    private void firstRow() {
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.tab.addRow("Первый", "8 999 100 0999", "first@example.test", "1", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
    }

    /** The leads are made, their keys are in Redis and on the sheet, and their ids are nowhere yet. */
    private void diesDuringABatch(Runnable death) {
        world.crm.faults().on("POST", "/api/v4/leads/complex").answering(death);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 1; i < ROWS; i++) {
            rows.add(List.of("Пакет " + i, "8 999 100 " + (1000 + i), "p" + i + "@example.test", "" + i, ""));
        }
        world.tab.paste(3, rows);
        World.eventually().until(() -> service.status("/health") == 503);
    }

    private void whatIsNotKeptIsNotAcknowledged() {
        int told = world.sheets.script().deliveries().size();
        world.crm.webhooks().forgetDeliveries();
        world.tab.type(2, "budget", "4000");
        world.crm
                .ui()
                .renameContact(world.crm.state().lead(lead(2)).orElseThrow().mainContactId(), "Первый Второй");
        World.eventually().untilAsserted(() -> {
            assertThat(world.sheets.script().deliveries().get(told).status()).isEqualTo(503);
            assertThat(world.crm.webhooks().deliveries().get(0).status()).isEqualTo(503);
        });
    }

    private void allIsWell() {
        World.eventually().untilAsserted(() -> {
            assertThat(service.status("/health")).isEqualTo(200);
            assertThat(world.crm.state().leads()).hasSize(ROWS);
            assertThat(world.crm.state().contacts()).hasSize(ROWS);
            Agreement.holds(world);
            assertThat(world.tab.cell(2, "budget")).isEqualTo("4000");
            assertThat(world.tab.cell(2, "name")).isEqualTo("Первый Второй");
        });
    }

    private long lead(int row) {
        return Long.parseLong(world.tab.cell(row, "amo_deal_id"));
    }

    private static RedisServer server(int port, Path dir) throws IOException {
        return RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("appendonly yes")
                .setting("dir " + dir)
                .build();
    }

    private static ProcessHandle serverProcess(int port) {
        String line = Resp.ask(port, "INFO", "server")
                .get(0)
                .lines()
                .filter(each -> each.startsWith("process_id:"))
                .findFirst()
                .orElseThrow();
        return ProcessHandle.of(
                        Long.parseLong(line.substring("process_id:".length()).strip()))
                .orElseThrow();
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
