package org.amosheets.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * Where the service listens and where it keeps its state.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 = any free one
 * @param webhookSecret shared with the sheet's script and amoCRM's webhook; empty = made at the first start
 * @param adminToken the operator's token; empty = made at the first start
 * @param redis the outside Redis; empty = the embedded one
 * @param dataDir absolute path of the folder for the embedded Redis and the admin token
 * @param publicUrl where amoCRM reaches the service, without a slash at the end
 * @param alertWebhookUrl an http(s) URL told when a person must act; secret, because such URLs carry their own key
 * @param logLevel the service's own log level
 * @param logFormat how a line of the log is written
 * @param logDir absolute path of the folder for the log in files by topic; empty = the standard output only
 */
public record ServiceSettings(
        String host,
        int port,
        Optional<Secret> webhookSecret,
        Optional<Secret> adminToken,
        Optional<RedisSettings> redis,
        Path dataDir,
        Optional<URI> publicUrl,
        Optional<Secret> alertWebhookUrl,
        Level logLevel,
        LogFormat logFormat,
        Optional<Path> logDir) {}
