package org.amosheets.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Figures as a Markdown table whose columns line up on a terminal too. */
final class Table {

    private static final List<String> HEAD =
            List.of("measure", "ours", "baseline", "advised limit", "ratio ours/baseline", "bar", "met");

    private Table() {}

    static String of(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        rows.add(1, IntStream.of(widths).mapToObj("-"::repeat).toList());
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.measure() + ": " + figure.what(),
                figure.ours(),
                figure.baselineText(),
                figure.advisedText(),
                Figure.number(figure.ratio()),
                figure.barText(),
                figure.verdict());
    }

    private static void line(StringBuilder text, List<String> row, int[] widths) {
        text.append('|');
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            text.append(' ')
                    .append(cell)
                    .append(" ".repeat(widths[column] - cell.length()))
                    .append(" |");
        }
        text.append('\n');
    }
}
