package org.amosheets.sheets;

import com.google.api.client.json.GenericJson;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import java.util.List;
import org.amosheets.sheets.GridReader.Answer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** The remote calls by name; how each is made stands in {@code routes/sheets.camel.yaml}. */
final class SheetsCalls {

    private final ProducerTemplate camel;

    private final OwnerMark mark;

    SheetsCalls(ProducerTemplate camel, OwnerMark mark) {
        this.camel = camel;
        this.mark = mark;
    }

    /** Every tab, without cells, and what the spreadsheet says of whose it is. Looked at even where it is not ours. */
    Answer spreadsheet() {
        return send("direct:sheets-read", "sheets-tabs", null);
    }

    /** Every tab, without cells. */
    List<TabAnswer> tabs() {
        return read("sheets-tabs", null);
    }

    List<TabAnswer> rows(List<String> ranges) {
        return read("sheets-rows", ranges);
    }

    List<TabAnswer> wholeTab(List<String> ranges) {
        return read("sheets-whole-tab", ranges);
    }

    List<TabAnswer> keys(List<String> ranges) {
        return read("sheets-keys", ranges);
    }

    List<TabAnswer> copies(List<String> ranges) {
        return read("sheets-copies", ranges);
    }

    List<TabAnswer> write(BatchUpdateSpreadsheetRequest batch) {
        return send("direct:sheets-write", null, batch).tabs();
    }

    /** Changes tabs and columns, not values. */
    void restructure(List<Request> requests) {
        send("direct:sheets-structure", null, new BatchUpdateSpreadsheetRequest().setRequests(requests));
    }

    private List<TabAnswer> read(String call, @Nullable Object ranges) {
        Answer answer = send("direct:sheets-read", call, ranges);
        mark.check(answer.owners());
        return answer.tabs();
    }

    private Answer send(String endpoint, @Nullable String call, @Nullable Object body) {
        Exchange exchange = camel.request(endpoint, e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeader("sheetsCall", call);
        });
        Exception failure = exchange.getException();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new IllegalStateException("Tried to call " + endpoint + " but failed because " + failure, failure);
        }
        return GridParser.answer(exchange.getMessage().getBody(GenericJson.class));
    }
}
