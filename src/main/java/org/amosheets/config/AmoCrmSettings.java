package org.amosheets.config;

import java.net.URI;
import java.util.OptionalLong;

/**
 * The amoCRM (Kommo) account.
 *
 * @param baseUrl scheme, host and port of the account, without a path or a slash at the end
 * @param auth the one way in that is used
 * @param pipelineId where new leads are created; empty = the account's main pipeline
 * @param statusId the stage of new leads; empty = the pipeline's first open stage
 * @param requestsPerSecond above 0, at most 7; shared by all replicas
 */
public record AmoCrmSettings(
        URI baseUrl, AmoCrmAuth auth, OptionalLong pipelineId, OptionalLong statusId, double requestsPerSecond) {}
