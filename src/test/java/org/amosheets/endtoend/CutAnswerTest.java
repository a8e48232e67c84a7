package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.Faults;
import org.amosheets.sandbox.sheets.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes that take effect without anybody being told: the answer is lost, late, or says that it failed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutAnswerTest {

    private World world;
    private int people;

    @BeforeAll
    void start() {
        world = World.deals().started().announced();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @AfterEach
    void mend() {
        world.crm.faults().clear();
        world.sheets.faults().clear();
    }

    static List<Arguments> lostAnswers() {
        Consumer<Faults.Plan> closed = Faults.Plan::closeAfter;
        Consumer<Faults.Plan> refused = plan -> plan.statusAfter(502);
        Consumer<Faults.Plan> late = plan -> plan.slow(Duration.ofSeconds(9));
        return List.of(
                Arguments.of("the connection closes", closed),
                Arguments.of("a gateway answers 502", refused),
                Arguments.of("the answer comes after the time-out", late));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    @Shows({"G1", "I6", "L5", "F55", "D001-7", "D002-3"})
    void aCreateWhoseAnswerIsLostMakesOneLeadEach(String what, Consumer<Faults.Plan> fault) {
        fault.accept(world.crm.faults().on("POST", "/api/v4/leads/complex"));
        int first = pasteFive();

        everyRowIsLinkedOnce(first);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    @Shows({"I2", "I8", "L5"})
    void aPatchWhoseAnswerIsLostIsNotLost(String what, Consumer<Faults.Plan> fault) {
        int first = pasteFive();
        everyRowIsLinkedOnce(first);

        fault.accept(world.crm.faults().on("PATCH", "/api/v4/leads"));
        world.tab.type(first, "budget", "777");

        World.eventually().untilAsserted(() -> assertThat(price(first)).isEqualTo(777));
        everyRowIsLinkedOnce(first);
        assertThat(world.tab.cell(first, "budget")).isEqualTo("777");
    }

    @Test
    @Shows({"I2", "I8", "L5"})
    void aWriteToTheSheetWhoseAnswerIsLostIsNotLost() {
        for (Fault fault : List.of(Fault.closeAfter(), Fault.statusAfter(503), Fault.closeBefore())) {
            // The first write gives the rows their keys, a later one their leads' ids.
            world.sheets.faults().next(2, call -> call.isWrite() && !call.isToken(), fault);
            int first = pasteFive();

            everyRowIsLinkedOnce(first);
            assertThat(world.sheets.faults().planned()).isZero();
        }
    }

    @Test
    void aManagersChangeShowsThoughTheWriteToTheSheetIsCut() {
        int first = pasteFive();
        everyRowIsLinkedOnce(first);

        world.sheets.faults().nextWrite(Fault.closeAfter());
        world.crm.ui().setPrice(Long.parseLong(world.tab.cell(first, "amo_deal_id")), 4242);

        World.eventually()
                .untilAsserted(() -> assertThat(world.tab.cell(first, "budget")).isEqualTo("4242"));
        everyRowIsLinkedOnce(first);
        assertThat(price(first)).isEqualTo(4242);
    }

    @Test
    @Shows({"G1", "I6", "L5"})
    void manyNewPeopleWhoseAnswerIsLostAreMadeOnceEach() {
        world.crm.faults().on("POST", "/api/v4/contacts").closeAfter();

        int first = paste(60);

        everyRowIsLinkedOnce(first);
        assertThat(world.crm.log().requests("POST", "/api/v4/contacts"))
                .as("made apart from their leads, as they are many")
                .isNotEmpty();
    }

    private int pasteFive() {
        return paste(5);
    }

    private int paste(int count) {
        List<List<String>> rows = IntStream.range(0, count)
                .mapToObj(i -> {
                    int person = people++;
                    return List.of(
                            "Человек " + person,
                            "8 999 200 " + (1000 + person),
                            "person" + person + "@example.test",
                            Integer.toString(100 + person),
                            "");
                })
                .toList();
        int first = world.tab.filledRows() + 1;
        world.tab.paste(first, rows);
        return first;
    }

    private void everyRowIsLinkedOnce(int first) {
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(first, "amo_deal_id")).isNotEmpty();
            Agreement.holds(world);
        });
        assertThat(world.crm.state().contacts()).hasSize(people);
    }

    private long price(int row) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow()
                .price();
    }
}
