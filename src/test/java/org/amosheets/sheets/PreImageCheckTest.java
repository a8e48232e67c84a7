package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.PreImageCheck.Findings;
import org.amosheets.sheets.RowWrite.CellWrite;
import org.amosheets.sheets.WriteJournal.Entry;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

@Shows({"G5", "I4"})
class PreImageCheckTest {

    private static final Header HEADER = new Header(List.of("name", "phone", "sync_key"));
    private static final Cell OLD = Cell.text("old");
    private static final Cell NEW = Cell.text("new");

    private final Entry write =
            Entries.write(HEADER, "sync_key", List.of(new RowWrite(5, "k5", Map.of("name", new CellWrite(OLD, NEW)))));

    @Test
    void findsNothingWhereAllIsAsRead() {
        assertThat(check(write, OLD, "k5")).isEqualTo(new Findings(List.of(), Map.of(), List.of()));
    }

    @Test
    void givesBackWhatWasTyped() {
        Cell typed = Cell.text("typed");
        Findings found = check(write, typed, "k5");
        assertThat(found.moved()).isEmpty();
        assertThat(found.typed()).isEqualTo(Map.of(5, List.of("name")));
        assertThat(found.back()).containsExactly(new RowWrite(5, "k5", Map.of("name", new CellWrite(NEW, typed))));
    }

    @Test
    void isContentWhereThePersonTypedTheSame() {
        assertThat(check(write, NEW, "k5").typed()).isEmpty();
    }

    @Test
    void putsBackEverythingInAnotherRowUnderItsOwnKey() {
        Cell formula = Cell.EMPTY.withFormula("=A1");
        Findings found = check(write, formula, "k6");
        assertThat(found.moved()).extracting(RowWrite::row).containsExactly(5);
        assertThat(found.typed()).isEmpty();
        assertThat(found.back()).containsExactly(new RowWrite(5, "k6", Map.of("name", new CellWrite(NEW, formula))));
    }

    @Test
    void knowsARowByTheKeyThatThisWriteGaveIt() {
        Entry mint = Entries.write(
                HEADER,
                "sync_key",
                List.of(new RowWrite(5, "", Map.of("sync_key", new CellWrite(Cell.EMPTY, Cell.text("k"))))));
        Findings found = check(mint, OLD, "other");
        assertThat(found.back())
                .containsExactly(
                        new RowWrite(5, "k", Map.of("sync_key", new CellWrite(Cell.text("k"), Cell.text("other")))));
        assertThat(check(mint, OLD, "").moved()).isEmpty();
        assertThat(check(mint, Cell.EMPTY, "").moved()).hasSize(1);
    }

    @Test
    void leavesARowAloneThatCouldNotBeCopied() {
        Findings found = check(write, Cell.EMPTY, Entries.notCopied(write));
        assertThat(found).isEqualTo(new Findings(List.of(), Map.of(), List.of()));
    }

    @Test
    void countsEveryRowAsMovedWhereAColumnWas() {
        PreImage image = image(List.of("phone", "name", "sync_key"), OLD, "k5");
        assertThat(PreImageCheck.of(write, image).moved()).hasSize(1);
    }

    private static Findings check(Entry entry, Cell name, String key) {
        return PreImageCheck.of(entry, image(HEADER.names(), name, key));
    }

    private static PreImage image(List<String> header, Cell name, String key) {
        List<Cell> first = new java.util.ArrayList<>(List.of(Cell.text("marker")));
        header.forEach(h -> first.add(Cell.text(h)));
        TabAnswer copies = new TabAnswer(
                1,
                TabFinder.COPIES,
                true,
                100,
                10,
                List.of(
                        new TabAnswer.Block(0, 0, List.of(first)),
                        new TabAnswer.Block(4, 0, List.of(List.of(name, Cell.EMPTY, Cell.text(key))))));
        return PreImage.of(List.of(copies)).orElseThrow();
    }
}
