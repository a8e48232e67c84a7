package org.amosheets.web.console;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was made up, still to be rendered.
 *
 * @param template the file's name
 * @param fragment the part of it that is wanted; empty for the whole page
 */
record View(int status, String template, String fragment, Map<String, @Nullable Object> model) {

    static View of(String template) {
        return new View(200, template, "", new HashMap<>());
    }

    static View part(String template, String fragment) {
        return new View(200, template, fragment, new HashMap<>());
    }

    View with(String name, @Nullable Object value) {
        model.put(name, value);
        return this;
    }

    View status(int other) {
        return new View(other, template, fragment, model);
    }
}
