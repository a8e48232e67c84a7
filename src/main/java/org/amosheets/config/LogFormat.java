package org.amosheets.config;

/** How a line of the log is written: for people, or as JSON for what gathers logs. */
public enum LogFormat {
    TEXT,
    JSON;

    /** Boot's name of the JSON lines: flat, with the ids beside the message. */
    static final String STRUCTURED = "logstash";
}
