package org.amosheets.config;

import java.util.Map;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Libraries that print tokens, request lines or what rows hold when they are asked for more. Nobody can ask them: a setting
 * of a logger's level would undo the one in {@code application.properties}.
 */
final class QuietLoggers {

    private static final Map<String, LogLevel> LEVELS = Map.of(
            "org.apache.hc.client5.http", LogLevel.WARN,
            "org.apache.camel.component", LogLevel.WARN,
            "org.apache.camel.support.component", LogLevel.WARN,
            "org.apache.coyote", LogLevel.WARN,
            "org.apache.tomcat.util.http", LogLevel.WARN,
            "org.redisson", LogLevel.ERROR,
            // The connection that the Google client uses shows its headers, tokens among them.
            "sun.net", LogLevel.WARN,
            "com.google.api.client", LogLevel.ERROR,
            "org.springframework.web", LogLevel.ERROR,
            // The console says by itself where a page failed, without what it was about to show.
            "org.thymeleaf", LogLevel.OFF);

    private QuietLoggers() {}

    /** To be called once the logging is set up. */
    static void hush(LoggingSystem logging) {
        LEVELS.forEach(logging::setLogLevel);
    }
}
