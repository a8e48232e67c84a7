package org.amosheets.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The page's own files: a short list, so that no path leads anywhere else. */
final class PageFiles {

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final Map<String, String> TYPES = Map.of(
            "/index.html", "text/html; charset=utf-8",
            "/page.css", "text/css; charset=utf-8",
            "/js/main.js", SCRIPT,
            "/js/texts.js", SCRIPT,
            "/js/server.js", SCRIPT,
            "/js/grid.js", SCRIPT,
            "/js/editor.js", SCRIPT,
            "/js/board.js", SCRIPT,
            "/js/log.js", SCRIPT,
            "/js/breaks.js", SCRIPT);

    private PageFiles() {}

    /** The content type of the file at the path, where there is one. */
    static Optional<String> type(String path) {
        return Optional.ofNullable(TYPES.get(name(path)));
    }

    static byte[] bytes(String path) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PageFiles.class.getResourceAsStream("/sandbox/page" + name(path)))) {
            return in.readAllBytes();
        }
    }

    private static String name(String path) {
        return path.equals("/") ? "/index.html" : path;
    }
}
