package org.amosheets.sheets;

import com.google.api.client.json.GenericJson;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.Spreadsheet;
import java.util.List;
import org.amosheets.sheets.GridReader.Answer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Makes each remote call as {@code routes/sheets.camel.yaml} says. */
final class RouteCalls implements HandCalls {

    private final ProducerTemplate camel;

    private final OwnerMark mark;
    private final Heard heard;

    /** @param mark what each read's word for whose the spreadsheet is is held against */
    RouteCalls(ProducerTemplate camel, OwnerMark mark) {
        this(camel, mark, Heard.NOBODY);
    }

    RouteCalls(ProducerTemplate camel, OwnerMark mark, Heard heard) {
        this.camel = camel;
        this.mark = mark;
        this.heard = heard;
    }

    @Override
    public Answer spreadsheet() {
        return send("direct:sheets-read", "sheets-tabs", null);
    }

    @Override
    public List<TabAnswer> tabs() {
        return read("sheets-tabs", null);
    }

    @Override
    public List<TabAnswer> rows(List<String> ranges) {
        return read("sheets-rows", ranges);
    }

    @Override
    public List<TabAnswer> wholeTab(List<String> ranges) {
        return read("sheets-whole-tab", ranges);
    }

    @Override
    public List<TabAnswer> keys(List<String> ranges) {
        return read("sheets-keys", ranges);
    }

    @Override
    public List<TabAnswer> copies(List<String> ranges) {
        return read("sheets-copies", ranges);
    }

    @Override
    public List<TabAnswer> write(BatchUpdateSpreadsheetRequest batch) {
        return send("direct:sheets-write", null, batch).tabs();
    }

    @Override
    public void restructure(List<Request> requests) {
        send("direct:sheets-structure", null, new BatchUpdateSpreadsheetRequest().setRequests(requests));
    }

    @Override
    public Spreadsheet layout(List<String> ranges) {
        return exchange("direct:sheets-read", "sheets-layout", ranges)
                .getMessage()
                .getBody(Spreadsheet.class);
    }

    private List<TabAnswer> read(String call, @Nullable Object ranges) {
        Answer answer = send("direct:sheets-read", call, ranges);
        mark.check(answer.owners());
        return answer.tabs();
    }

    private Answer send(String endpoint, @Nullable String call, @Nullable Object body) {
        return GridParser.answer(exchange(endpoint, call, body).getMessage().getBody(GenericJson.class));
    }

    private Exchange exchange(String endpoint, @Nullable String call, @Nullable Object body) {
        Exchange exchange = camel.request(endpoint, e -> {
            e.getMessage().setBody(body);
            e.getMessage().setHeader("sheetsCall", call);
        });
        Exception failure = exchange.getException();
        tell(failure);
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure != null) {
            throw new IllegalStateException("Tried to call " + endpoint + " but failed because " + failure, failure);
        }
        return exchange;
    }

    private void tell(@Nullable Exception failure) {
        if (failure == null || failure instanceof SheetsException.Rejected) {
            heard.answered();
        } else if (failure instanceof SheetsException.Unavailable) {
            heard.refused(String.valueOf(failure.getMessage()));
        } else if (failure instanceof SheetsException) {
            heard.failed(String.valueOf(failure.getMessage()));
        }
    }
}
