package org.amosheets.sync.histories;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.amosheets.sync.histories.Step.CrmEdit;
import org.amosheets.sync.histories.Step.Cut;
import org.amosheets.sync.histories.Step.How;
import org.amosheets.sync.histories.Step.SheetEdit;
import org.amosheets.sync.histories.Step.Sync;

/**
 * A world to begin with and what happens in it.
 *
 * @param seed what the world is made from
 * @param rows how many rows it has
 */
record History(long seed, int rows, List<Step> steps) {

    static History of(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(5);
        // Few fields at a time, so that edits meet.
        List<String> fields = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            fields.add(World.FIELDS.get(random.nextInt(World.FIELDS.size())));
        }
        List<Step> steps = new ArrayList<>();
        int length = 1 + random.nextInt(14);
        for (int i = 0; i < length; i++) {
            steps.add(step(random, rows, fields.get(random.nextInt(fields.size())), i));
        }
        return new History(seed, rows, steps);
    }

    private static Step step(Random random, int rows, String field, int number) {
        int row = random.nextInt(rows);
        int dice = random.nextInt(100);
        if (dice < 45) {
            return sheetEdit(random, row, field, number);
        }
        if (dice < 75) {
            return new CrmEdit(row, field, random.nextInt(4), value(random, field, number));
        }
        int cut = random.nextInt(10);
        return new Sync(cut < 6 ? Cut.NOTHING_FAILS : cut < 9 ? Cut.SOME_FAIL : Cut.KILLED, random.nextInt(1_000_000));
    }

    private static SheetEdit sheetEdit(Random random, int row, String field, int number) {
        int dice = random.nextInt(100);
        if (dice < 6) {
            String text = random.nextBoolean() ? "bad" + number : World.common(field, random.nextInt(2));
            return new SheetEdit(row, field, How.INVALID, text);
        }
        return new SheetEdit(row, field, dice < 14 ? How.FORMULA : How.TYPED, value(random, field, number));
    }

    /** Mostly a value that is nowhere else, so that its way can be followed; sometimes one that others type too. */
    private static String value(Random random, String field, int number) {
        int dice = random.nextInt(100);
        if (dice < 15) {
            return "";
        }
        return dice < 35 ? World.common(field, random.nextInt(2)) : World.unique(field, 100 + number);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("history " + seed + "\n" + new World(seed, rows));
        steps.forEach(step -> text.append("  ").append(step).append('\n'));
        return text.toString();
    }
}
