package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.sheets.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9} of the real process in the middle of much work; {@link CrashMatrixTest} does it at each step. */
class KillTest {

    private static final int ROWS = 200;
    /** Rows of this many people; the others are a second row of somebody. */
    private static final int PEOPLE = 180;
    /** So many of them amoCRM knows already. */
    private static final int KNOWN = 10;
    /** A create that was cut off is in doubt for 70 s, {@code architecture.md} §4. */
    private static final Duration DOUBT_AND_MORE = Duration.ofSeconds(150);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    /** All ids are written at once; the process has them yet to commit. */
    private static final Predicate<World> IDS_SHOW = KillTest::anIdShows;

    private World opened(World world) {
        open.add(world);
        return world;
    }

    private Service opened(Service service) {
        open.add(service);
        return service;
    }

    /** An import with its service, and when that is killed. */
    private record Import(World world, Service service, List<Predicate<World>> moments) {}

    /** All imports at once, because after a kill most of the time goes into waiting for the doubt to settle. */
    @Test
    @Shows({"G1", "I6", "I9", "L5", "D000-7", "D001-7"})
    void anImportThatIsKilledAtAnyMomentEndsWithOneLeadForEachRow() {
        List<Import> imports = List.of(
                imported(KillTest::aKeyShows),
                imported(world -> leads(world) >= 101),
                imported(world -> world.crm.state().contacts().size() > KNOWN, world -> leads(world) >= 1, IDS_SHOW));
        for (Import each : imports) {
            for (Predicate<World> moment : each.moments) {
                each.service.launch();
                Awaitility.await("the moment to kill")
                        .atMost(Duration.ofSeconds(60))
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(5))
                        .failFast("the service runs", each.service::mustRun)
                        .until(() -> moment.test(each.world));
                each.service.kill();
                assertThat(moment == IDS_SHOW || withoutId(each.world) > 0)
                        .as("killed in the middle")
                        .isTrue();
            }
            each.service.launch();
        }

        for (Import each : imports) {
            World world = each.world;
            Awaitility.await().atMost(DOUBT_AND_MORE).untilAsserted(() -> {
                assertThat(withoutId(world)).isZero();
                assertThat(world.crm.state().leads()).hasSize(ROWS);
            });
            World.eventually().untilAsserted(() -> Agreement.holds(world));
            assertThat(world.crm.state().contacts()).hasSize(PEOPLE);
            assertThat(world.crm.log().rejected429()).isZero();
        }
    }

    @SafeVarargs
    private Import imported(Predicate<World>... moments) {
        World world = opened(World.deals().withGooglesDefaultQuotas().with("IMPORT_ON_START", "true"));
        for (int i = 0; i < KNOWN; i++) {
            world.crm.ui().createContact("Клиент " + i, "+7 (999) 100-" + (1000 + i), null);
        }
        world.crm.ui().settleSearch();
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            int person = i % PEOPLE;
            String phone = i < PEOPLE ? "8 999 100 " + (1000 + person) : "+7999100" + (1000 + person);
            String email = "client" + person + "@example.test";
            rows.add(List.of("Клиент " + person, phone, email, Integer.toString(i), ""));
        }
        world.tab.paste(2, rows);
        return new Import(world, opened(Service.of(world)), List.of(moments));
    }

    private static boolean aKeyShows(World world) {
        return world.tab.headers().contains("sync_key")
                && !world.tab.cell(2, "sync_key").isEmpty();
    }

    private static boolean anIdShows(World world) {
        return world.tab.headers().contains("amo_deal_id")
                && Agreement.rows(world).stream()
                        .anyMatch(row -> !Agreement.cell(row, "amo_deal_id").isEmpty());
    }

    private static int leads(World world) {
        return world.crm.state().leads().size();
    }

    private static long withoutId(World world) {
        return Agreement.rows(world).stream()
                .filter(row -> Agreement.cell(row, "amo_deal_id").isEmpty())
                .count();
    }

    /** Nothing but the inbox holds these edits when the process dies: neither API has answered since they were made. */
    @Test
    @Shows({"G2", "I2", "L5", "F24", "D000-15", "D001-10", "D001-15", "D002-25", "D004-25"})
    void whatWasAcknowledgedCrossesAfterAKill() {
        World world = opened(World.deals()).announced();
        Service service = opened(Service.of(world)).start();
        World.eventually().until(() -> world.tab.headers().contains("sync_key"));
        world.tab.addRow("Анна", "8 999 000-11-22", "anna@example.test", "100", "");
        world.tab.addRow("Борис", "8 999 000-22-33", "boris@example.test", "200", "");
        World.eventually().untilAsserted(() -> Agreement.holds(world));
        long second = Long.parseLong(world.tab.cell(3, "amo_deal_id"));
        World.eventually().until(() -> world.crm.webhooks().idle());

        world.crm.faults().on("*", "*").always().hang();
        world.sheets.faults().next(Integer.MAX_VALUE, call -> true, Fault.hang());
        world.crm.webhooks().forgetDeliveries();
        int told = world.sheets.script().deliveries().size();
        world.tab.type(2, "budget", "150");
        world.crm.ui().setPrice(second, 250);
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> world.sheets.script().deliveries().size() > told
                        && !world.crm.webhooks().deliveries().isEmpty());
        service.kill();
        assertThat(world.sheets.script().deliveries().get(told).status()).isEqualTo(202);
        assertThat(world.crm.webhooks().deliveries().get(0).status()).isEqualTo(200);

        service.start();
        World.eventually()
                .untilAsserted(() -> assertThat(service.operator("/changes?state=waiting"))
                        .extracting(change -> change.path("id").asText())
                        .containsExactlyInAnyOrder("inbox:rows", "inbox:leads"));
        assertThat(service.operator("/changes?state=waiting").toString())
                .as("whom it concerns")
                .containsPattern("\"leads\":\\[[0-9,]*" + second)
                .contains("\"rows\":[\"2\"]");
        world.crm.faults().clear();
        world.sheets.faults().clear();

        World.eventually().untilAsserted(() -> {
            Agreement.holds(world);
            assertThat(world.tab.cell(2, "budget")).isEqualTo("150");
            assertThat(world.tab.cell(3, "budget")).isEqualTo("250");
        });
    }
}
