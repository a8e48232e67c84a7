package org.amosheets.config;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;

/**
 * The log in files too, one for each topic beside one that holds all. Each begins anew every day, and again where it gets
 * big; what is older than two weeks is deleted.
 */
final class LogFiles implements AutoCloseable {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogFiles.class);
    private static final int DAYS = 14;
    private static final FileSize BIG = new FileSize(10 * FileSize.MB_COEFFICIENT);
    private static final FileSize ALL_OF_A_TOPIC = new FileSize(200 * FileSize.MB_COEFFICIENT);
    private static final Map<String, List<String>> TOPICS = Map.of(
            "service", List.of(org.slf4j.Logger.ROOT_LOGGER_NAME),
            "sync", List.of("org.amosheets.engine", "org.amosheets.mapping"),
            "amocrm", List.of("org.amosheets.amocrm"),
            "sheets", List.of("org.amosheets.sheets"),
            "web", List.of("org.amosheets.web"));

    private record Attached(Logger logger, RollingFileAppender<ILoggingEvent> file) {}

    private final List<Attached> attached = new ArrayList<>();

    private LogFiles() {}

    /**
     * To be called once the logging is set up. A folder that cannot be written is told, and the service goes on without.
     *
     * @param folder where the files go; made where it is missing
     * @param pattern of a line for people, as logback has it
     */
    static Optional<LogFiles> open(Path folder, String pattern, LogFormat format) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            LOG.warn(
                    "Tried to write the log to files too but failed because the folder {} cannot be made; set LOG_DIR to one"
                            + " that may be written, or take it out",
                    folder);
            return Optional.empty();
        }
        LogFiles files = new LogFiles();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        TOPICS.forEach((topic, loggers) -> {
            RollingFileAppender<ILoggingEvent> file =
                    file(context, folder, topic, () -> encoder(context, pattern, format));
            for (String name : loggers) {
                Logger logger = context.getLogger(name);
                logger.addAppender(file);
                files.attached.add(new Attached(logger, file));
            }
        });
        return Optional.of(files);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, String pattern, LogFormat format) {
        if (format == LogFormat.JSON) {
            StructuredLogEncoder encoder = new StructuredLogEncoder();
            encoder.setFormat(LogFormat.STRUCTURED);
            encoder.setContext(context);
            encoder.start();
            return encoder;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static RollingFileAppender<ILoggingEvent> file(
            LoggerContext context, Path folder, String topic, Supplier<Encoder<ILoggingEvent>> encoder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(context);
        file.setName("file-" + topic);
        file.setFile(folder.resolve(topic + ".log").toString());
        file.setEncoder(encoder.get());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(context);
        rolling.setParent(file);
        rolling.setFileNamePattern(
                folder.resolve(topic + ".%d{yyyy-MM-dd}.%i.log").toString());
        rolling.setMaxFileSize(BIG);
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(ALL_OF_A_TOPIC);
        rolling.start();
        file.setRollingPolicy(rolling);
        file.start();
        return file;
    }

    @Override
    public void close() {
        for (Attached each : attached) {
            each.logger().detachAppender(each.file());
            each.file().stop();
        }
    }
}
