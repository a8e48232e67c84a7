package org.amosheets.endtoend;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the service that runs in this process says from now on. To be made after its start, which sets the log up anew. */
final class Log implements AutoCloseable {

    private final Logger all = (Logger) LoggerFactory.getLogger("org.amosheets");
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }
    };

    Log() {
        appender.setContext(all.getLoggerContext());
        appender.start();
        all.addAppender(appender);
    }

    /** The lines that hold all of these words. */
    List<String> with(String... words) {
        return lines.stream()
                .filter(line -> List.of(words).stream().allMatch(line::contains))
                .toList();
    }

    @Override
    public void close() {
        all.detachAppender(appender);
        appender.stop();
    }
}
