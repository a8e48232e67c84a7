package org.amosheets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.amosheets.correctness.Shows;
import org.amosheets.store.Inbox.Lane;
import org.amosheets.store.Inbox.Taken;
import org.amosheets.sync.Change;
import org.amosheets.sync.Change.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RedisAccessTest {

    private static final Keys KEYS = new Keys("c", "a", "g");

    @TempDir
    Path tempDir;

    @Test
    void theServerKeepsItsDataItsPasswordAndItsPrivacy() throws Exception {
        Path dir = tempDir.resolve("with space and \"quote\"");
        try (RedisAccess access = RedisAccess.open(Optional.empty(), dir)) {
            assertThat(access.embedded()).isTrue();
            assertThat(access.warnings()).isEmpty();
            new Store(access.client(), KEYS).tabBinding().bind(5);
            for (String file : List.of("password", "redis.conf", "state.json")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(
                                dir.resolve("redis").resolve(file))))
                        .as(file)
                        .isEqualTo("rw-------");
            }
            ServerState state = state(dir);
            assertThat(state.host()).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> new RawRedis(state.host(), state.port(), "wrong").close())
                    .isInstanceOf(IOException.class);
        }
        ServerState stopped = state(dir);
        assertThat(stopped.pid()).isEqualTo(ServerState.STOPPED);
        try (RedisAccess access = RedisAccess.open(Optional.empty(), dir)) {
            assertThat(new Store(access.client(), KEYS).tabBinding().sheetId()).hasValue(5);
            assertThat(state(dir).port()).isEqualTo(stopped.port());
        }
        assertThat(dir.resolve("redis").resolve("password")).content().hasSize(64);
    }

    @Test
    void closingStopsTheServer() throws Exception {
        RedisAccess access = RedisAccess.open(Optional.empty(), tempDir);
        ServerState state = state(tempDir);
        assertThat(state.alive()).isTrue();

        access.close();

        assertThat(state.alive()).isFalse();
    }

    @Test
    void aSecondServiceIsRefusedWithOneSentence() {
        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            assertThatThrownBy(() -> RedisAccess.open(Optional.empty(), tempDir))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("another amo-sheets-sync (process "
                            + ProcessHandle.current().pid() + ") uses it")
                    .hasMessageNotContaining("\n");
            assertThat(new Store(access.client(), KEYS).writable()).isTrue();
        }
    }

    @Test
    void aServerThatOutlivedAKilledServiceIsTakenOverWithAllItHad() throws Exception {
        runAndKillService();
        ServerState left = state(tempDir);
        assertThat(left.alive()).isTrue();

        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            assertThat(state(tempDir)).isEqualTo(left);
            Taken taken = new Store(access.client(), KEYS).inbox().take(Lane.ROWS, 10, 0);
            assertThat(taken.changes()).containsExactly(Change.row(42, Source.SCRIPT, 1));
            assertThat(taken.redelivered()).isTrue();
        }
        assertThat(left.alive()).isFalse();
    }

    @Test
    void aServerThatHangsForAWhileIsWaitedForAndNotDoubled() throws Exception {
        runAndKillService();
        ServerState left = state(tempDir);
        signal("STOP", left.pid());
        Thread wake = new Thread(() -> {
            Awaitility.await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
            signal("CONT", left.pid());
        });
        wake.start();

        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            assertThat(state(tempDir)).isEqualTo(left);
            assertThat(new Store(access.client(), KEYS).inbox().waiting(Lane.ROWS))
                    .isEqualTo(1);
        }
        wake.join();
    }

    @Test
    @Shows("D004-26")
    void serviceAndServerKilledTogetherLoseNothing() throws Exception {
        runAndKillService();
        ServerState left = state(tempDir);
        signal("KILL", left.pid());
        Awaitility.await().until(() -> !left.alive());

        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            assertThat(new Store(access.client(), KEYS)
                            .inbox()
                            .take(Lane.ROWS, 10, 0)
                            .changes())
                    .hasSize(1);
        }
    }

    @Test
    @Shows("D004-26")
    void aHalfWrittenEndOfTheFileDoesNotKeepItFromStarting() throws Exception {
        RedisAccess.open(Optional.empty(), tempDir).close();
        Files.writeString(
                tempDir.resolve("redis").resolve("appendonly.aof"),
                "*3\r\n$3\r\nSET\r\n$100\r\nhal",
                java.nio.file.StandardOpenOption.APPEND);

        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            assertThat(new Store(access.client(), KEYS).writable()).isTrue();
        }
    }

    @Test
    void commandLineCallsAttachAndLeaveTheServerRunning() {
        try (RedisAccess service = RedisAccess.open(Optional.empty(), tempDir)) {
            new Store(service.client(), KEYS).tabBinding().bind(5);
            try (RedisAccess call = RedisAccess.openAttached(tempDir)) {
                assertThat(new Store(call.client(), KEYS).tabBinding().sheetId())
                        .hasValue(5);
            }
            assertThat(new Store(service.client(), KEYS).writable()).isTrue();
        }
        try (RedisAccess alone = RedisAccess.openAttached(tempDir)) {
            assertThat(new Store(alone.client(), KEYS).tabBinding().sheetId()).hasValue(5);
        }
    }

    @Test
    void aServerThatDiesIsStartedAgainWithAllItHad() throws Exception {
        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            Store store = new Store(access.client(), KEYS);
            store.tabBinding().bind(5);

            signal("KILL", state(tempDir).pid());

            Awaitility.await().atMost(Duration.ofSeconds(15)).until(store::writable);
            assertThat(store.tabBinding().sheetId()).hasValue(5);
            assertThat(store.inbox().take(Lane.ROWS, 1, 100).isEmpty()).isTrue();
        }
    }

    @Test
    void aRedisThatDoesNotAnswerIsSaidSoSoonAndFoundAgain() throws Exception {
        try (RedisAccess access = RedisAccess.open(Optional.empty(), tempDir)) {
            Store store = new Store(access.client(), KEYS);
            assertThat(store.writable()).isTrue();
            long pid = state(tempDir).pid();
            signal("STOP", pid);
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() ->
                                soon(() -> store.inbox().accept(Lane.ROWS, List.of(Change.row(1, Source.SCRIPT, 1)))))
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageStartingWith("Tried to keep changes but failed because Redis")
                        .hasMessageNotContaining("\n");
            }
            signal("CONT", pid);
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(store::writable);
        }
    }

    @Test
    void anOutsideRedisMayComeAndGo() throws Exception {
        Optional<RedisTarget> outside;
        Path other = tempDir.resolve("other");
        try (EmbeddedRedis server = EmbeddedRedis.own(other)) {
            outside = Optional.of(server.target());
        }

        try (RedisAccess access = RedisAccess.open(outside, tempDir)) {
            Store store = new Store(access.client(), KEYS);
            assertThat(access.embedded()).isFalse();
            assertThat(access.warnings()).singleElement().asString().contains("does not answer yet");
            assertThatThrownBy(() ->
                            soon(() -> store.inbox().accept(Lane.ROWS, List.of(Change.row(1, Source.SCRIPT, 1)))))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(store.writable()).isFalse();

            for (int round = 0; round < 2; round++) {
                try (EmbeddedRedis server = EmbeddedRedis.own(other)) {
                    assertThat(server.target()).isEqualTo(outside.get());
                    Awaitility.await().atMost(Duration.ofSeconds(10)).until(store::writable);
                    store.inbox().accept(Lane.ROWS, List.of(Change.row(1, Source.SCRIPT, 1)));
                    assertThat(store.inbox().take(Lane.ROWS, 1, 0).isEmpty()).isFalse();
                }
                assertThatThrownBy(() -> soon(() -> store.inbox().waiting(Lane.ROWS)))
                        .isInstanceOf(StoreUnavailable.class);
            }
        }
    }

    @Test
    void anOutsideRedisThatMayLoseThingsIsWarnedOf() {
        assertThat(RedisWarnings.of(
                        "R",
                        Map.of("maxmemory", "1000", "maxmemory_policy", "allkeys-lru"),
                        Map.of("aof_enabled", "0")))
                .hasSize(2);
        assertThat(RedisWarnings.of(
                        "R", Map.of("maxmemory", "0", "maxmemory_policy", "allkeys-lru"), Map.of("aof_enabled", "1")))
                .isEmpty();
        try (RedisAccess server = RedisAccess.open(Optional.empty(), tempDir.resolve("a"));
                RedisAccess access = RedisAccess.open(EmbeddedRedis.running(tempDir.resolve("a")), tempDir)) {
            assertThat(server.embedded()).isTrue();
            assertThat(access.embedded()).isFalse();
            assertThat(access.warnings()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsRefusedAtOnce() {
        try (RedisAccess server = RedisAccess.open(Optional.empty(), tempDir.resolve("a"))) {
            assertThat(server.embedded()).isTrue();
            RedisTarget right = EmbeddedRedis.running(tempDir.resolve("a")).orElseThrow();
            for (Optional<String> password : List.of(Optional.of("wrong"), Optional.<String>empty())) {
                RedisTarget wrong = new RedisTarget(right.host(), right.port(), 0, Optional.empty(), password, false);
                assertThatThrownBy(() ->
                                RedisAccess.open(Optional.of(wrong), tempDir).close())
                        .isInstanceOf(StoreUnavailable.class)
                        .hasMessageContaining("password");
            }
        }
    }

    private void runAndKillService() throws Exception {
        Process service = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledService.class.getName(),
                        tempDir.toString())
                .inheritIO()
                .start();
        assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(service.exitValue()).isEqualTo(137);
    }

    private static ServerState state(Path dir) throws IOException {
        return ServerState.read(dir.resolve("redis").resolve("state.json")).orElseThrow();
    }

    private static void signal(String name, long pid) {
        try {
            assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets a call fail only if it does so in time for a web request. */
    private static void soon(Runnable call) {
        long began = System.nanoTime();
        try {
            call.run();
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(took).isLessThan(Duration.ofMillis(1900));
        }
    }
}
