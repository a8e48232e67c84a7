package org.amosheets.sandbox.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Server-sent events: log lines, counters, and a ping when the state has changed. */
final class EventStream {

    private static final long HEARTBEAT_MS = 10_000;
    /** Bundles what comes in bursts: a write of 200 rows is one ping, not 200. */
    private static final long BUNDLE_MS = 120;

    private final ObjectMapper json = new ObjectMapper();
    private final LiveLog log;
    private final Supplier<Counters> counters;

    EventStream(LiveLog log, Supplier<Counters> counters) {
        this.log = log;
        this.counters = counters;
    }

    /** Returns when the browser is gone. */
    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long known = lastEventId(exchange);
            send(out, "retry: 1000\n\n");
            while (!Thread.currentThread().isInterrupted()) {
                LiveLog.News news = log.await(known, HEARTBEAT_MS);
                for (LogLine line : news.lines()) {
                    send(out, event("log", line.seq(), json.writeValueAsString(line)));
                }
                if (news.counted()) {
                    send(out, event("counters", news.seq(), json.writeValueAsString(counters.get())));
                }
                if (news.stateChanged()) {
                    send(out, event("state", news.seq(), Long.toString(news.seq())));
                }
                if (news.seq() == known) {
                    send(out, ": still here\n\n");
                }
                known = news.seq();
                Thread.sleep(BUNDLE_MS);
            }
        }
    }

    /** A browser that comes back says what it has; after a new start of the sandbox its number is too high. */
    private long lastEventId(HttpExchange exchange) {
        String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        if (id == null || !id.matches("\\d{1,18}")) {
            return 0;
        }
        long known = Long.parseLong(id);
        return known > log.seq() ? 0 : known;
    }

    /** JSON holds no line breaks, so one data line is enough. */
    private static String event(String name, long id, String data) {
        return "event: " + name + "\nid: " + id + "\ndata: " + data + "\n\n";
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
