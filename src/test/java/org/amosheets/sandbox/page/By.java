package org.amosheets.sandbox.page;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Which side made a change. */
enum By {
    /** A person at the sheet or in amoCRM. */
    USER,
    /** A request to the API, which here is always the service's. */
    API;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
