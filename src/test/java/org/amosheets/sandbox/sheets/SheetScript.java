package org.amosheets.sandbox.sheets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Does what the sheet's script does: tells the service which rows a person edited on the first tab. Like the real
 * trigger it is silent on writes of the API, on sorting, and on rows inserted or deleted; it never repeats a call.
 */
public final class SheetScript implements AutoCloseable {

    /** One call of the script. Status 0: nobody answered; -1: dropped on purpose. */
    public record Delivery(long atMs, String body, int status) {}

    private static final JsonFactory JSON = new JsonFactory();

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "fake-sheets-script");
        made.setDaemon(true);
        return made;
    });
    private @Nullable URI target;
    private String secret = "";
    private boolean on = true;
    private int drops;
    private int underWay;
    private int copies = 1;

    SheetScript(Clock clock) {
        this.clock = clock;
    }

    /** Where it posts; without it the script is not installed. */
    public synchronized void to(String url, String webhookSecret) {
        this.target = URI.create(url);
        this.secret = webhookSecret;
    }

    public synchronized void on(boolean enabled) {
        this.on = enabled;
    }

    /** The next calls get lost on their way. */
    public synchronized void dropNext(int calls) {
        this.drops = calls;
    }

    /** Every call is sent this often, as happens with several triggers on one sheet. */
    public synchronized void copies(int each) {
        this.copies = each;
    }

    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Whether every call was made and answered. */
    public synchronized boolean idle() {
        return underWay == 0;
    }

    private synchronized void done(String body, int status) {
        underWay--;
        deliveries.add(new Delivery(clock.millis(), body, status));
    }

    /** @param rows indexes, 0 is the header, which is never announced */
    void edited(Book book, SheetState sheet, Collection<Integer> rows) {
        List<Integer> announced = rows.stream().filter(row -> row > 0).toList();
        URI to;
        int times;
        synchronized (this) {
            if (target == null || !on || announced.isEmpty()) {
                return;
            }
            to = target;
            times = copies;
            underWay += copies;
        }
        String body = body(new Evaluator(book), sheet, announced);
        for (int i = 0; i < times; i++) {
            thread.execute(() -> post(to, body));
        }
    }

    private String body(Evaluator cells, SheetState sheet, List<Integer> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            new Out(json, FieldMask.ALL).root(out -> {
                out.list("rows", rows, (o, row) -> {
                    o.put("row", row + 1);
                    o.object("values", values -> values(values, cells, sheet, row));
                });
                out.put("editedAt", clock.instant().toString());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void values(Out out, Evaluator cells, SheetState sheet, int row) throws IOException {
        int width = sheet.grid().row(0).width();
        for (int column = 0; column < width; column++) {
            String header = cells.text(sheet, 0, column);
            if (!header.isBlank()) {
                boolean date = Formats.isDate(sheet.cell(row, column));
                @Nullable Object value = cells.value(sheet, row, column);
                out.put(header, value == null ? "" : date ? cells.text(sheet, row, column) : value);
            }
        }
    }

    private void post(URI to, String body) {
        String sentSecret;
        synchronized (this) {
            if (drops > 0) {
                drops--;
                done(body, -1);
                return;
            }
            sentSecret = secret;
        }
        HttpRequest request = HttpRequest.newBuilder(to)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Webhook-Secret", sentSecret)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            done(
                    body,
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            done(body, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
