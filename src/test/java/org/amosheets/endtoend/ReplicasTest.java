package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.FreePorts;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.SheetScript.Delivery;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** Two services at once: on one data folder, which must not be, and over one Redis, which is meant to be. */
class ReplicasTest {

    private final World world = World.deals().withGooglesDefaultQuotas();
    private final Service first = Service.of(world);
    private final Service second = Service.of(world).with("APP_PORT", Integer.toString(FreePorts.next()));

    @AfterEach
    void close() {
        second.close();
        first.close();
        world.close();
    }

    @Test
    @Shows("I17")
    void aSecondServiceOnOneDataFolderIsRefused() {
        first.start();

        int code = second.launch().awaitEnd(Duration.ofSeconds(30));

        assertThat(code).isNotZero();
        assertThat(second.output())
                .contains("another amo-sheets-sync (process " + first.pid() + ")")
                .contains("DATA_DIR")
                .doesNotContain("\tat ");
        assertThat(first.status("/health")).isEqualTo(200);
    }

    @Test
    @Shows({"G12", "I17"})
    void twoOverOneRedisBehaveAsOneAndStandInForEachOther(@TempDir Path redisDir) throws IOException {
        int port = FreePorts.next();
        RedisServer redis = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("appendonly yes")
                .setting("dir " + redisDir)
                .build();
        redis.start();
        try {
            String url = "redis://127.0.0.1:" + port;
            String otherDir =
                    Files.createDirectory(world.data.resolve("second")).toString();
            first.with("REDIS_URL", url).launch();
            second.with("REDIS_URL", url).with("DATA_DIR", otherDir).launch();
            first.awaitHealth();
            second.awaitHealth();
            World.eventually().until(() -> world.tab.headers().contains("sync_key"));
            twoBehaveAsOne();
            oneStandsInForTheOther();
        } finally {
            second.close();
            first.close();
            redis.stop();
        }
    }

    private void twoBehaveAsOne() {
        tellBoth();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            rows.add(List.of("Пакет " + i, "8 999 100 " + (1000 + i), "p" + i + "@example.test", "" + i, ""));
        }
        world.tab.paste(2, rows);
        passOn(0);

        World.eventually().untilAsserted(() -> {
            assertThat(world.crm.state().leads()).hasSize(50);
            Agreement.holds(world);
        });
        world.crm.ui().setPrice(Long.parseLong(world.tab.cell(2, "amo_deal_id")), 999);
        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(2, "budget")).isEqualTo("999"));
        assertThat(List.of(first.works(), second.works())).containsExactlyInAnyOrder(true, false);
        assertThat(world.crm.log().maxInAnySecond()).isLessThanOrEqualTo(7);
        assertThat(world.crm.log().rejected429()).isZero();
        assertThat(world.sheets.rejected429()).isZero();
    }

    private void oneStandsInForTheOther() {
        Service leader = first.works() ? first : second;
        Service other = leader == first ? second : first;
        leader.kill();
        world.sheets.scriptTo(other.address("/webhook/sheets"), World.SECRET);
        world.tab.type(3, "budget", "888");
        int added = world.tab.addRow("Новый", "8 999 100 2000", "late@example.test", "7", "");

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(other.works()).isTrue();
            assertThat(world.tab.cell(added, "amo_deal_id")).isNotEmpty();
            assertThat(world.crm.state().leads()).hasSize(51);
            Agreement.holds(world);
        });
        assertThat(world.tab.cell(3, "budget")).isEqualTo("888");
    }

    private void tellBoth() {
        world.sheets.scriptTo(first.address("/webhook/sheets"), World.SECRET);
        for (Service each : List.of(first, second)) {
            world.crm.webhooks().subscribe(each.address("/webhook/amocrm?token=" + World.SECRET));
        }
    }

    /** What the script told the first, the second hears too, as with a trigger for each. */
    private void passOn(int from) {
        World.eventually().until(() -> world.sheets.script().deliveries().size() > from);
        List<Delivery> told = world.sheets.script().deliveries();
        told.subList(from, told.size())
                .forEach(
                        delivery -> assertThat(second.announce(delivery.body())).isEqualTo(202));
    }
}
