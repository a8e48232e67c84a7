package org.amosheets.web.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The files that pages refer to: a short list, so that no path leads anywhere else. */
final class Assets {

    private static final String OWN = "/org/amosheets/web/console/assets/";

    private static final Map<String, Asset> KNOWN = Map.of(
            "console.css", new Asset(OWN + "console.css", "text/css;charset=utf-8"),
            "icon.svg", new Asset(OWN + "icon.svg", "image/svg+xml"),
            "htmx.js",
                    new Asset(
                            "/META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js",
                            "text/javascript;charset=utf-8"));

    private record Asset(String resource, String type) {}

    private Assets() {}

    static Optional<Reply> find(String name) {
        return Optional.ofNullable(KNOWN.get(name))
                .map(asset -> new Reply(200, asset.type(), bytes(asset), "public, max-age=3600", Reply.STRICT));
    }

    private static byte[] bytes(Asset asset) {
        try (InputStream in = Assets.class.getResourceAsStream(asset.resource())) {
            if (in == null) {
                throw new IllegalStateException("Tried to read " + asset.resource() + " but the jar lacks it");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
