package org.amosheets.sheets;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sync.Cell;

/** What stood in the cells right before a write, as the hidden tab has it. */
final class PreImage {

    private final Map<Integer, TabAnswer.Block> blockByRow = new HashMap<>();

    private PreImage(TabAnswer copies) {
        for (TabAnswer.Block block : copies.blocks()) {
            for (int i = 0; i < block.lines().size(); i++) {
                blockByRow.put(block.startRow() + i + 1, block);
            }
        }
    }

    static Optional<PreImage> of(List<TabAnswer> answer) {
        return answer.stream().findFirst().map(PreImage::new);
    }

    /** Which write was the last. */
    String marker() {
        return cell(1, 0).text();
    }

    /** The header's cell over a zero-based column, as it was at the write. */
    String header(int column) {
        return cell(1, column + 1).text();
    }

    Cell cell(int row, int column) {
        TabAnswer.Block block = blockByRow.get(row);
        if (block == null) {
            return Cell.EMPTY;
        }
        List<Cell> line = block.lines().get(row - 1 - block.startRow());
        int index = column - block.startColumn();
        return index >= 0 && index < line.size() ? line.get(index) : Cell.EMPTY;
    }

    boolean isBlank(int row) {
        TabAnswer.Block block = blockByRow.get(row);
        return block == null
                || block.lines().get(row - 1 - block.startRow()).stream().allMatch(c -> c.isBlank() && !c.isFormula());
    }
}
