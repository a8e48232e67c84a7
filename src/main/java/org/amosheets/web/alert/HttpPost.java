package org.amosheets.web.alert;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts to the address that people gave. It carries a key of its own, so it is in no message. */
public final class HttpPost implements Post {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI address;
    private @Nullable HttpClient client;

    public HttpPost(URI address) {
        this.address = address;
    }

    /** Not before there is something to send: most starts have nothing. */
    private synchronized HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
            client = made;
        }
        return made;
    }

    @Override
    public void send(String json) throws NotTaken {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        int status;
        try {
            status = client().send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotTaken("the service is stopping");
        } catch (IOException e) {
            // Its message may quote the address.
            throw new NotTaken("it could not be reached (" + e.getClass().getSimpleName() + ")");
        }
        if (status < 200 || status > 299) {
            throw new NotTaken("it answered " + status);
        }
    }
}
