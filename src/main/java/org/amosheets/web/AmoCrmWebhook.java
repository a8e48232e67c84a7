package org.amosheets.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.amosheets.amocrm.WebhookParser;
import org.amosheets.sync.Change;
import org.apache.camel.Exchange;

/** Takes amoCRM's webhooks. */
public final class AmoCrmWebhook {

    private final Consumer<List<Change>> inbox;
    private final Clock clock;

    /** @param inbox keeps changes of leads and contacts; returns once all of them are durable, throws where they are not */
    public AmoCrmWebhook(Consumer<List<Change>> inbox, Clock clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Keeps what the request announces, then answers how many leads and contacts it named. */
    public Object receive(Exchange exchange) {
        return receive(Received.of(exchange));
    }

    Answer receive(Received request) {
        List<Change> changes =
                WebhookParser.read(request.contentType(), request.text()).changes(clock.millis());
        if (!changes.isEmpty()) {
            inbox.accept(changes);
        }
        return Answer.ok(Map.of("accepted", changes.size()));
    }
}
