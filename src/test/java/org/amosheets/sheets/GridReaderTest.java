package org.amosheets.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.amosheets.sync.Cell;
import org.junit.jupiter.api.Test;

class GridReaderTest {

    @Test
    void readsEveryKindOfCell() throws IOException {
        assertThat(cells("""
                        {"userEnteredValue":{"stringValue":"007"},"effectiveValue":{"stringValue":"007"}},
                        {"userEnteredValue":{"numberValue":8.9E10},"effectiveValue":{"numberValue":8.9E10}},
                        {"userEnteredValue":{"boolValue":true},"effectiveValue":{"boolValue":true}},
                        {"userEnteredValue":{"formulaValue":"=1+1"},"effectiveValue":{"numberValue":2}},
                        {"userEnteredValue":{"formulaValue":"=Z1"},"effectiveValue":{"errorValue":{"type":"REF","message":"no"}}},
                        {"note":"only a note"},
                        {"userEnteredValue":{"formulaValue":"=\\"\\""}},
                        {"effectiveValue":{"stringValue":"spilt"},"formattedValue":"spilt"},
                        {}
                        """))
                .containsExactly(
                        new Cell(Cell.Kind.TEXT, "007", null),
                        new Cell(Cell.Kind.NUMBER, "89000000000", null),
                        new Cell(Cell.Kind.BOOLEAN, "TRUE", null),
                        new Cell(Cell.Kind.NUMBER, "2", "=1+1"),
                        new Cell(Cell.Kind.ERROR, "#REF!", "=Z1"),
                        Cell.EMPTY,
                        new Cell(Cell.Kind.EMPTY, "", "=\"\""),
                        new Cell(Cell.Kind.TEXT, "spilt", ""));
    }

    @Test
    void readsTabsFromReadsAndFromWrites() throws IOException {
        String sheets = """
                "sheets":[{"properties":{"sheetId":7,"title":"Лист","hidden":true,"gridProperties":{"rowCount":10,"columnCount":3}},
                "data":[{"rowData":[{}]},{"startRow":4,"startColumn":2,"rowData":[{},{"values":[{}]}],"rowMetadata":[{}]}]}]
                """;
        for (String json : List.of(
                "{\"spreadsheetId\":\"x\"," + sheets + "}",
                "{\"replies\":[{},{}],\"updatedSpreadsheet\":{\"properties\":{\"title\":\"t\"}," + sheets + "}}")) {
            TabAnswer tab = read(json).get(0);
            assertThat(tab.withoutCells()).isEqualTo(new TabAnswer(7, "Лист", true, 10, 3, List.of()));
            assertThat(tab.blocks())
                    .containsExactly(
                            new TabAnswer.Block(0, 0, List.of(List.of())),
                            new TabAnswer.Block(4, 2, List.of(List.of(), List.of())));
        }
        assertThat(read("{}")).isEmpty();
        assertThat(read("")).isEmpty();
    }

    private static List<Cell> cells(String values) throws IOException {
        return read("{\"sheets\":[{\"data\":[{\"rowData\":[{\"values\":[" + values + "]}]}]}]}")
                .get(0)
                .blocks()
                .get(0)
                .lines()
                .get(0);
    }

    private static List<TabAnswer> read(String json) throws IOException {
        return GridReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .tabs();
    }
}
