package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** What a row shows of its lead's stage, and what choosing another value does: a person and a manager in turn. */
class ShownStatusTest {

    private static StatusRow settled(String stage, String shown) {
        return new StatusRow(stage, shown, "10:=" + shown);
    }

    @Test
    @Shows({"F35", "F34"})
    void aValueThatIsNotWrittenOverAnotherStaysAway() {
        StatusRow row = settled("102", "В процессе");
        row.stage = "104";
        row.rest();
        assertThat(row.shown()).isEqualTo("В процессе");
        assertThat(row.stage).isEqualTo("104");
        row.stage = "142";
        row.rest();
        assertThat(row.shown()).as("Успешно is written over nothing").isEqualTo("В процессе");
        row.stage = "106";
        row.rest();
        assertThat(row.shown()).isEqualTo("Отказ");
        row.stage = "104";
        row.rest();
        assertThat(row.shown()).as("over another value it is written").isEqualTo("У курера");
    }

    @Test
    @Shows({"F33", "G2"})
    void whatIsChosenNextIsComparedWithWhatTheRowShowed() {
        StatusRow row = settled("104", "В процессе");
        row.type("У курера");
        row.rest();
        assertThat(row.stage)
                .as("the stage that the row had kept back shows the same")
                .isEqualTo("142");
        assertThat(row.shown()).isEqualTo("У курера");
        row.type("Отказ");
        row.rest();
        assertThat(row.stage).isEqualTo("106");
    }

    @Test
    @Shows("F34")
    void whatIsOnlyLookedAtAgreesWithALeadThatIsThere() {
        StatusRow row = settled("142", "У курера");
        row.type("Успешно");
        assertThat(row.look()).isFalse();
        assertThat(row.base).isEqualTo("10:=Успешно");
    }

    @Test
    @Shows({"G13", "D004-5"})
    void aFirstLookMovesNothingAndKeepsWhatIsNotWrittenOver() {
        StatusRow row = new StatusRow("142", "Отказ", null);
        row.rest();
        assertThat(row.shown()).isEqualTo("Отказ");
        assertThat(row.stage).isEqualTo("142");
        StatusRow empty = new StatusRow("142", "", null);
        empty.rest();
        assertThat(empty.shown()).as("an empty cell is filled").isEqualTo("Успешно");
        StatusRow courier = new StatusRow("104", "У курера", null);
        courier.rest();
        assertThat(courier.stage).isEqualTo("104");
    }

    @Test
    void anAgreementFromBeforeTheRulesHolds() {
        StatusRow row = new StatusRow("102", "NOMERATSIYALANMAGAN ZAKAZ", "10:102");
        row.rest();
        assertThat(row.stage).isEqualTo("102");
        assertThat(row.base).isEqualTo("10:=В процессе");
    }
}
