package org.amosheets.config;

import java.util.Optional;
import org.amosheets.web.alert.AlertWatch;

/** The watch that tells people; none where they gave no address. */
record Alerts(Optional<AlertWatch> watch) implements AutoCloseable {

    @Override
    public void close() {
        watch.ifPresent(AlertWatch::close);
    }
}
