package org.amosheets.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws the import and the latency of a run's results beside those of an older tool: {@code bench/picture}. */
public final class Picture {

    private static final int WIDTH = 720;
    private static final int LABELS = 190;
    private static final int LONGEST_BAR = 370;
    private static final int LINE = 26;
    private static final int BAR = 16;

    /** One bar. The kind names its colour. */
    private record Line(String label, double value, String unit, String kind) {}

    private record Chart(String title, String note, List<Line> lines) {}

    private Picture() {}

    /** Arguments: the results as JSON, and the SVG to write. */
    public static void main(String[] args) {
        String svg = draw(Results.read(Path.of(args[0])));
        try {
            Files.writeString(Path.of(args[1]), svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The SVG of what {@link Results} wrote. */
    static String draw(JsonNode results) {
        List<Chart> charts = new ArrayList<>();
        for (JsonNode figure : results.path("figures")) {
            if (charts.isEmpty()
                    && figure.path("measure").asText().startsWith("import")
                    && figure.path("figure").asText().equals("rows/s")) {
                charts.add(new Chart(sentence(figure.path("measure").asText()), "longer is better", bars("", figure)));
            }
        }
        List<Line> latency = new ArrayList<>();
        String measure = "";
        for (JsonNode figure : results.path("figures")) {
            if (figure.path("measure").asText().startsWith("latency")
                    && figure.path("figure").asText().endsWith("p50")
                    && (measure.isEmpty()
                            || measure.equals(figure.path("measure").asText()))) {
                measure = figure.path("measure").asText();
                latency.addAll(bars(figure.path("figure").asText().replace(", p50", ", "), figure));
            }
        }
        if (!latency.isEmpty()) {
            charts.add(new Chart(sentence(measure) + ", median", "shorter is better", latency));
        }
        if (charts.isEmpty()) {
            throw new IllegalArgumentException(
                    "Tried to draw the results but failed because they hold neither import nor latency; run both");
        }
        return svg(charts, results.path("about").path(0).asText());
    }

    private static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static List<Line> bars(String before, JsonNode figure) {
        List<Line> lines = new ArrayList<>();
        String unit = figure.path("unit").asText();
        add(lines, before + "this service", figure.path("ours"), unit, "ours");
        add(lines, before + "older tool", figure.path("baseline"), unit, "baseline");
        add(lines, before + "amoCRM’s advice", figure.path("advised"), unit, "advised");
        return lines;
    }

    private static void add(List<Line> lines, String label, JsonNode value, String unit, String kind) {
        if (value.isNumber()) {
            lines.add(new Line(label, value.asDouble(), unit, kind));
        }
    }

    private static String svg(List<Chart> charts, String when) {
        StringBuilder body = new StringBuilder();
        int y = 10;
        for (Chart chart : charts) {
            y += 22;
            text(body, 0, y, "title", "start", chart.title());
            text(body, WIDTH, y, "note", "end", chart.note());
            double most = chart.lines().stream().mapToDouble(Line::value).max().orElse(1);
            for (Line line : chart.lines()) {
                y += LINE;
                // A value of nearly nothing is still a value.
                double length = Math.max(2, line.value() / most * LONGEST_BAR);
                text(body, LABELS - 10, y, "label", "end", line.label());
                body.append(String.format(
                        Locale.ROOT,
                        "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>\n",
                        line.kind(),
                        LABELS,
                        y - BAR + 4,
                        length,
                        BAR));
                String value = Figure.number(line.value()) + " " + line.unit();
                text(body, LABELS + length + 8, y, "value", "start", value.strip());
            }
            y += 22;
        }
        y += 4;
        text(body, 0, y, "note", "start", "Measured " + when + "; older tools on a sample, see bench/README.md");
        String head = """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                  <title>Import and latency beside an older tool</title>
                  <style>
                    text { font: 14px system-ui, "Segoe UI", "Noto Sans", Arial, sans-serif; fill: #1f2328; }
                    .title { font-weight: 600; font-size: 15px; }
                    .note { font-size: 12px; fill: #59636e; }
                    .ours { fill: #2f81f7; }
                    .baseline { fill: #8b949e; }
                    .advised { fill: none; stroke: #2da44e; stroke-width: 1.5; stroke-dasharray: 4 3; }
                    @media (prefers-color-scheme: dark) {
                      text { fill: #f0f6fc; }
                      .note { fill: #9198a1; }
                    }
                  </style>
                """.formatted(WIDTH, y + 12);
        return head + body + "</svg>\n";
    }

    private static void text(StringBuilder body, double x, int y, String style, String anchor, String words) {
        body.append(String.format(
                Locale.ROOT,
                "  <text class=\"%s\" x=\"%.0f\" y=\"%d\" text-anchor=\"%s\">%s</text>\n",
                style,
                x,
                y,
                anchor,
                words.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
