package org.amosheets.mapping;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the last few thousand texts were read as. A batch reads each phone several times, and a number costs more to parse
 * than all else in its row together.
 */
final class RecentPhones {

    static final int MOST = 8_192;

    // Guarded by this.
    private final Map<String, Optional<String>> read = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > MOST;
        }
    };

    /** What the text was read as, or is read as now; null where it is none. */
    @Nullable
    String of(String text, Function<String, @Nullable String> parse) {
        synchronized (this) {
            Optional<String> known = read.get(text);
            if (known != null) {
                return known.orElse(null);
            }
        }
        @Nullable String phone = parse.apply(text);
        synchronized (this) {
            read.put(text, Optional.ofNullable(phone));
        }
        return phone;
    }
}
