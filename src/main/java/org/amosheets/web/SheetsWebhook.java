package org.amosheets.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.amosheets.sync.Change;
import org.apache.camel.Exchange;

/** Takes the announcements of the sheet's script. */
public final class SheetsWebhook {

    private static final int HEADER = 1;

    private final Consumer<List<Change>> inbox;
    private final Runnable readAgain;
    private final Clock clock;

    /**
     * @param inbox keeps changes of rows; returns once all of them are durable, throws where they are not
     * @param readAgain has the whole tab read soon; returns once that is durable, throws where it is not
     */
    public SheetsWebhook(Consumer<List<Change>> inbox, Runnable readAgain, Clock clock) {
        this.inbox = inbox;
        this.readAgain = readAgain;
        this.clock = clock;
    }

    /** Keeps what the request announces, then answers how many rows it named. */
    public Object receive(Exchange exchange) {
        return receive(Received.of(exchange));
    }

    Answer receive(Received request) {
        SheetHints.Said said = SheetHints.read(request.text());
        List<Integer> rows = said.rows().stream().filter(row -> row != HEADER).toList();
        long now = clock.millis();
        List<Change> changes = rows.stream()
                .distinct()
                .map(row -> Change.row(row, Change.Source.SCRIPT, now))
                .toList();
        if (!changes.isEmpty()) {
            inbox.accept(changes);
        }
        if (said.readAgain()) {
            readAgain.run();
        }
        return Answer.json(202, Map.of("accepted", rows.size()));
    }
}
