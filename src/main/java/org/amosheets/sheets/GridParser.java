package org.amosheets.sheets;

import com.google.api.client.http.GenericUrl;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.util.ObjectParser;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetResponse;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.util.List;
import org.amosheets.sheets.GridReader.Answer;

/**
 * Stands in for the client's parser: answers with cells are read by {@link GridReader} and travel in Google's own class under
 * a name of ours, so that Camel's component still returns what it promises.
 */
final class GridParser implements ObjectParser {

    private static final String ANSWER = "org.amosheets.answer";

    private final ObjectParser others;

    GridParser(JsonFactory json) {
        this.others = new JsonObjectParser(json);
    }

    /** A call that asks how a tab looks gets Google's own model: its answers are small, and have no cells' values in them. */
    ObjectParser of(GenericUrl url) {
        return String.valueOf(url.get("fields")).contains("protectedRanges") ? others : this;
    }

    static Answer answer(GenericJson body) {
        return body.get(ANSWER) instanceof Answer answer ? answer : new Answer(List.of(), List.of());
    }

    @Override
    public <T> T parseAndClose(InputStream in, Charset charset, Class<T> type) throws IOException {
        if (type == Spreadsheet.class) {
            return type.cast(new Spreadsheet().set(ANSWER, closing(in)));
        }
        if (type == BatchUpdateSpreadsheetResponse.class) {
            return type.cast(new BatchUpdateSpreadsheetResponse().set(ANSWER, closing(in)));
        }
        return others.parseAndClose(in, charset, type);
    }

    private static Answer closing(InputStream in) throws IOException {
        try (in) {
            return GridReader.read(in);
        }
    }

    @Override
    public Object parseAndClose(InputStream in, Charset charset, Type type) throws IOException {
        return others.parseAndClose(in, charset, type);
    }

    @Override
    public <T> T parseAndClose(Reader reader, Class<T> type) throws IOException {
        return others.parseAndClose(reader, type);
    }

    @Override
    public Object parseAndClose(Reader reader, Type type) throws IOException {
        return others.parseAndClose(reader, type);
    }
}
