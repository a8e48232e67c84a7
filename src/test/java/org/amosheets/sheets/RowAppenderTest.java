package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Shape;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Fault;
import org.amosheets.sandbox.sheets.Tab;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows added below all others, over the real routes. */
class RowAppenderTest {

    private static final String KEY = "sync_key";
    private static final List<NewRow> ROWS = List.of(
            new NewRow("k1", Map.of("name", Cell.text("Анна"), "phone", Cell.text("+7 999"))),
            new NewRow("k2", Map.of("name", Cell.text("=1+1"))));

    private final FakeSheets fake =
            FakeSheets.builder().tab("Лист1", "name", "phone", KEY).noQuota().start();
    private final SheetsRig rig = new SheetsRig(fake);
    private final Tab tab = fake.tab("Лист1");
    private final SheetByHand hand = rig.hand();
    private final RowAppender appender = hand.appender();

    @AfterEach
    void stop() {
        rig.close();
        fake.close();
    }

    @Test
    void theRowsStandBelowAllOthersAsTheyAre() {
        tab.setRow(5, "typed before");
        assertThat(append(7)).isEqualTo(Map.of("k1", 6, "k2", 7));
        assertThat(tab.value(6, "phone")).isEqualTo("+7 999");
        assertThat(tab.formula(7, "name")).isNull();
        assertThat(tab.value(7, "name")).isEqualTo("=1+1");
    }

    @Test
    void formatsAndDropdownsFurtherDownAreNoRows() {
        hand.dress(List.of(new ColumnWish(List.of("name"), Shape.DATE, List.of("a", "b"), false, false)));
        assertThat(append(7)).isEqualTo(Map.of("k1", 2, "k2", 3));
    }

    @Test
    @Shows("G1")
    void aBlockWhoseAnswerWasLostIsAddedOnce() {
        hand.all();
        fake.faults().nextWrite(Fault.closeAfter());
        assertThat(append(7)).isEqualTo(Map.of("k1", 2, "k2", 3));
        assertThat(tab.filledRows()).isEqualTo(3);
    }

    @Test
    @Shows("G1")
    void aBlockThatNeverArrivedIsSentAgain() {
        hand.all();
        fake.faults().nextWrite(Fault.closeBefore());
        assertThat(append(7)).isEqualTo(Map.of("k1", 2, "k2", 3));
        assertThat(tab.filledRows()).isEqualTo(3);
    }

    @Test
    @Shows("G1")
    void theSameBlockAfterARestartIsNotAddedAgainWhereverItsRowsAreByThen() {
        append(7);
        tab.moveRow(2, 3);
        assertThat(append(7)).isEqualTo(Map.of("k1", 3, "k2", 2));
        assertThat(tab.filledRows()).isEqualTo(3);
    }

    @Test
    @Shows("G5")
    void aBlockThatCameUnderOtherColumnsIsTakenOutAgain() {
        Header header = hand.all().header();
        fake.faults().beforeNextWrite(() -> tab.moveColumn("phone", 1));
        assertThatThrownBy(() -> appender.append(header, KEY, ROWS, 7)).isInstanceOf(RowAppender.ColumnsMoved.class);
        assertThat(tab.filledRows()).isEqualTo(1);
        assertThat(append(8)).isEqualTo(Map.of("k1", 2, "k2", 3));
        assertThat(tab.cell(2, "phone")).isEqualTo("+7 999");
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
    }

    @Test
    void itsTabMayBeRenamedMeanwhile() {
        Header header = hand.all().header();
        tab.renameTab("Другое имя");
        assertThat(appender.append(header, KEY, ROWS, 7)).hasSize(2);
        assertThat(tab.filledRows()).isEqualTo(3);
    }

    @Test
    void aColumnThatIsMissingIsNamedAndNothingIsWritten() {
        tab.deleteColumn(2);
        fake.clearLog();
        assertThatThrownBy(() -> append(7))
                .isInstanceOf(SheetsException.Rejected.class)
                .hasMessageContaining("phone");
        assertThat(fake.writes()).isZero();
    }

    @Test
    void itsMarksAreTakenAwayAtTheEndUnlessARequestMayStillBeUnderWay() {
        append(7);
        appender.finish();
        tab.deleteRow(3);
        tab.deleteRow(2);
        assertThat(append(7))
                .as("the mark is gone, so the block may come again")
                .hasSize(2);
        fake.faults().nextWrite(Fault.closeAfter());
        append(9);
        appender.finish();
        int rows = tab.filledRows();
        append(9);
        assertThat(tab.filledRows()).as("the mark stayed").isEqualTo(rows);
    }

    private Map<String, Integer> append(int guard) {
        return appender.append(hand.all().header(), KEY, ROWS, guard);
    }
}
