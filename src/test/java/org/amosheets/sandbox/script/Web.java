package org.amosheets.sandbox.script;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Where the script's calls go. */
@FunctionalInterface
public interface Web {

    /** A call as Google makes it. */
    record Call(String method, String url, Map<String, String> headers, String payload) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** What the other side answered. */
    record Reply(int status, String text) {}

    /** Throws where nobody answers; the script sees that as an error of Google's. */
    Reply call(Call call) throws IOException;

    /** Real calls: what the script knows as this https address stands at that one. */
    static Web real(String address, String standsAt) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return call -> {
            if (!call.url().startsWith(address)) {
                throw new IOException("DNS error: " + call.url());
            }
            URI url = URI.create(standsAt + call.url().substring(address.length()));
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofSeconds(60))
                    .method(call.method(), HttpRequest.BodyPublishers.ofString(call.payload()));
            call.headers().forEach(request::header);
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                return new Reply(response.statusCode(), response.body());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        };
    }
}
