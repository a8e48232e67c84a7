package org.amosheets.sheets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.amosheets.sync.Cell;

/**
 * Reads the tabs out of an answer while it arrives. Google's own model makes some five objects and maps for each cell, more
 * than a small heap holds for a big tab.
 */
final class GridReader {

    private static final JsonFactory JSON = new JsonFactory();

    private GridReader() {}

    /**
     * An answer.
     *
     * @param owners what the spreadsheet's metadata says of whose it is
     */
    record Answer(List<TabAnswer> tabs, List<Owner> owners) {}

    static Answer read(InputStream in) throws IOException {
        Answer answer = new Answer(new ArrayList<>(), new ArrayList<>());
        try (JsonParser json = JSON.createParser(in)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                spreadsheet(json, answer);
            }
        }
        return answer;
    }

    /** A spreadsheet stands alone in the answer to a read, and one level down in the answer to a write. */
    private static void spreadsheet(JsonParser json, Answer answer) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("updatedSpreadsheet") && json.currentToken() == JsonToken.START_OBJECT) {
                spreadsheet(json, answer);
            } else if (name.equals("sheets") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    answer.tabs().add(tab(json));
                }
            } else if (name.equals("developerMetadata") && json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    metadata(json).ifPresent(answer.owners()::add);
                }
            } else {
                json.skipChildren();
            }
        }
    }

    /** Other tools keep metadata too. */
    private static Optional<Owner> metadata(JsonParser json) throws IOException {
        String key = "";
        String value = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "metadataKey" -> key = json.getText();
                case "metadataValue" -> value = json.getText();
                default -> json.skipChildren();
            }
        }
        return key.equals(Owner.KEY) ? Optional.of(Owner.of(value)) : Optional.empty();
    }

    private static TabAnswer tab(JsonParser json) throws IOException {
        TabAnswer properties = new TabAnswer(0, "", false, 0, 0, List.of());
        List<TabAnswer.Block> blocks = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("properties")) {
                properties = properties(json);
            } else if (name.equals("data")) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    blocks.add(block(json));
                }
            } else {
                json.skipChildren();
            }
        }
        return new TabAnswer(
                properties.sheetId(),
                properties.title(),
                properties.hidden(),
                properties.rows(),
                properties.columns(),
                blocks);
    }

    private static TabAnswer properties(JsonParser json) throws IOException {
        int id = 0;
        String title = "";
        boolean hidden = false;
        int[] grid = {0, 0};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "sheetId" -> id = json.getIntValue();
                case "title" -> title = json.getText();
                case "hidden" -> hidden = json.getBooleanValue();
                case "gridProperties" -> grid = grid(json);
                default -> json.skipChildren();
            }
        }
        return new TabAnswer(id, title, hidden, grid[0], grid[1], List.of());
    }

    private static int[] grid(JsonParser json) throws IOException {
        int[] size = {0, 0};
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "rowCount" -> size[0] = json.getIntValue();
                case "columnCount" -> size[1] = json.getIntValue();
                default -> json.skipChildren();
            }
        }
        return size;
    }

    private static TabAnswer.Block block(JsonParser json) throws IOException {
        int startRow = 0;
        int startColumn = 0;
        List<List<Cell>> lines = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "startRow" -> startRow = json.getIntValue();
                case "startColumn" -> startColumn = json.getIntValue();
                case "rowData" -> {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        lines.add(line(json));
                    }
                }
                default -> json.skipChildren();
            }
        }
        return new TabAnswer.Block(startRow, startColumn, lines);
    }

    private static List<Cell> line(JsonParser json) throws IOException {
        List<Cell> cells = new ArrayList<>();
        int used = 0;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (!name.equals("values")) {
                json.skipChildren();
                continue;
            }
            while (json.nextToken() == JsonToken.START_OBJECT) {
                Cell cell = CellReader.read(json);
                cells.add(cell);
                used = cell.equals(Cell.EMPTY) ? used : cells.size();
            }
        }
        return List.copyOf(cells.subList(0, used));
    }
}
