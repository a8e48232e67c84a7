package org.amosheets.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureTest {

    @TempDir
    Path dir;

    @Test
    void theLengthOfABarIsItsShareOfTheLongest() throws Exception {
        NodeList bars = drawn(figure("import of 1000 rows", "rows/s", 175).beside(1.75, 350));

        assertThat(width(bars, 0) / width(bars, 2)).isEqualTo(0.5);
        assertThat(width(bars, 1)).isEqualTo(2);
    }

    @Test
    void bothWaysOfTheFirstLatencyAreDrawn() throws Exception {
        NodeList bars = drawn(
                figure("latency, 1/s for 60 s", "edit → lead, p50", 0.6).beside(4, Double.NaN),
                figure("latency, 1/s for 60 s", "edit → lead, p95", 2).beside(4, Double.NaN),
                figure("latency, 1/s for 60 s", "lead → row, p50", 1.3).beside(0.7, Double.NaN),
                figure("latency, 5/s for 60 s", "lead → row, p50", 1.6));

        assertThat(bars.getLength()).isEqualTo(4);
    }

    @Test
    void resultsWithoutImportAndLatencyAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> drawn(figure("start to healthy", "first start", 8)));
    }

    private NodeList drawn(Figure... figures) throws Exception {
        Path file = dir.resolve("results.json");
        Results.write(file, "2026-11-21 <quiet & cold>", List.of(figures));
        String svg = Picture.draw(Results.read(file));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getElementsByTagName("rect");
    }

    private static double width(NodeList bars, int index) {
        return Double.parseDouble(((Element) bars.item(index)).getAttribute("width"));
    }

    private static Figure figure(String measure, String what, double value) {
        return Figure.of(measure, what, "s", Series.of(value), null);
    }
}
