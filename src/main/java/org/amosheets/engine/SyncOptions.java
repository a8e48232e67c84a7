package org.amosheets.engine;

import java.time.Duration;
import org.amosheets.sync.Policy;

/**
 * What the operator set for this connection.
 *
 * @param leadLink how a lead's address in amoCRM begins: the account's address and {@code /leads/detail/}
 * @param policy who wins a conflict where the mapping does not say
 * @param phoneRegion the region whose phone numbers need no country code
 * @param pipelineId where new leads go; 0 for the account's main pipeline
 * @param statusId the status of new leads; 0 for the pipeline's first open one
 * @param newRowQuiet how long a row without a lead has to be left alone before it becomes one
 * @param importOnStart whether rows that have no lead at the start become leads
 * @param brakeRows the brake on mass changes holds more rows at once than this
 * @param brakePercent and more percent of the linked rows than this
 */
public record SyncOptions(
        String leadLink,
        Policy policy,
        String phoneRegion,
        long pipelineId,
        long statusId,
        Duration newRowQuiet,
        ImportOnStart importOnStart,
        int brakeRows,
        int brakePercent) {

    /** Leads for rows that have none when the service starts. */
    public enum ImportOnStart {
        TRUE,
        FALSE,
        /** A few at once, more are held until a person approves. */
        ASK
    }

    /** Up to this many rows are imported without being asked. */
    static final int IMPORT_WITHOUT_ASKING = 50;
}
