package org.amosheets.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows the script tells of, and which it does not. */
class SheetScriptTest extends SheetScriptRig {

    @Test
    @Shows({"F8", "F11", "D000-5"})
    void anEditIsToldOnceWithItsRowItsKeyTheTimeAndTheSecret() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 3, 3);

        assertThat(script.calls()).hasSize(before + 1);
        Web.Call call = last();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.url()).isEqualTo(ADDRESS + "/webhook/sheets");
        assertThat(call.header("X-Webhook-Secret")).isEqualTo(SECRET);
        assertThat(body())
                .hasToString("{\"rows\":[{\"row\":3,\"key\":\"key-3\"}],\"editedAt\":\"2026-11-21T12:00:00.000Z\"}");
    }

    @Test
    @Shows({"F7", "D000-19", "D002-11"})
    void allRowsOfAPastedBlockAreToldInOneCall() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 2, 7);

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).containsExactly(2, 3, 4, 5, 6, 7);
        assertThat(body().path("rows").get(4).path("key").asText()).isEqualTo("key-6");
        assertThat(body().path("rows").get(5).has("key"))
                .as("keys are the service's to make")
                .isFalse();
    }

    @Test
    void theHeaderIsNoRowAndARenamedColumnHasTheTabRead() {
        script.setUp(ADDRESS, SECRET);

        script.edited(tab, 1, 3);
        assertThat(rows()).containsExactly(2, 3);
        script.edited(tab, 1, 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
    }

    @Test
    @Shows({"D000-4", "D002-12"})
    void editsOfOtherTabsAreNotTold() {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.show(sheets.tab("Прочее"));
        script.edited(sheets.tab("Прочее"), 3, 3);
        assertThat(script.calls()).hasSize(before);

        tab.renameTab("Сделки");
        script.edited(tab, 3, 3);
        assertThat(rows()).as("whatever tab is looked at").containsExactly(3);
    }

    @Test
    void aWholeColumnNamesTheRowsThatHoldSomething() {
        script.setUp(ADDRESS, SECRET);

        script.edited(tab, 1, 1000);

        assertThat(rows()).containsExactly(2, 3, 4, 5, 6, 7);
    }

    @Test
    @Shows("D000-19")
    void aLargePasteIsOneSmallCallThatHasTheTabRead() {
        tab.paste(8, IntStream.range(0, 600).mapToObj(i -> List.of("Имя " + i)).toList());
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();

        script.edited(tab, 8, 607);

        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.edited(tab, 8, 507);
        assertThat(rows()).hasSize(500);
        assertThat(last().payload().length()).isLessThan(64 * 1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT_ROW", "REMOVE_ROW", "INSERT_COLUMN", "REMOVE_COLUMN", "OTHER"})
    void rowsThatMoveHaveTheTabReadOnceForABurst(String change) {
        script.setUp(ADDRESS, SECRET);
        clock.pass(Duration.ofSeconds(11));
        int before = script.calls().size();

        script.changed(change);
        assertThat(script.calls()).hasSize(before + 1);
        assertThat(rows()).isEmpty();
        assertThat(body().path("readAgain").asBoolean()).isTrue();
        script.changed(change);
        script.changed(change);
        assertThat(script.calls()).hasSize(before + 1);

        script.edited(tab, 4, 4);
        assertThat(rows()).containsExactly(4);
        assertThat(body().path("readAgain").asBoolean())
                .as("what the burst left untold")
                .isTrue();
        clock.pass(Duration.ofSeconds(11));
        script.changed(change);
        assertThat(script.calls()).hasSize(before + 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EDIT", "FORMAT", "INSERT_GRID", "REMOVE_GRID"})
    void whatChangesNoRowIsNotTold(String change) {
        script.setUp(ADDRESS, SECRET);
        int before = script.calls().size();
        script.changed(change);
        assertThat(script.calls()).hasSize(before);
    }

    @Test
    void aTabThatBecameShorterSinceTheEditIsNoFault() {
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 998, 1002);
        assertThat(rows()).containsExactly(998, 999, 1000, 1001, 1002);
    }

    @Test
    void aTextInTheKeyColumnThatIsNoKeyIsLeftOut() {
        tab.type(3, 3, "x".repeat(200));
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 3, 3);
        assertThat(body().path("rows")).hasToString("[{\"row\":3}]");
    }

    @Test
    void aTabWithoutTheKeyColumnIsToldByNumbers() {
        script.show(sheets.tab("Прочее"));
        script.setUp(ADDRESS, SECRET);
        script.edited(sheets.tab("Прочее"), 5, 6);
        assertThat(body().path("rows")).hasToString("[{\"row\":5},{\"row\":6}]");
    }
}
