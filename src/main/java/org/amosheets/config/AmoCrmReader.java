package org.amosheets.config;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Reads the amoCRM part. */
final class AmoCrmReader {

    private static final Setting<URI> BASE_URL = Setting.of("AMO_BASE_URL", AccountAddress::parse)
            .alias("AMO_SUBDOMAIN", "AMOCRM_SUBDOMAIN", "AMOCRM_BASE_URL", "AMO_DOMAIN");
    private static final Setting<Long> PIPELINE =
            Setting.of("AMO_PIPELINE_ID", Parsers.id()).alias("AMOCRM_PIPELINE_ID", "PIPELINE_ID");
    private static final Setting<Long> STATUS =
            Setting.of("AMO_STATUS_ID", Parsers.id()).alias("AMOCRM_STATUS_ID", "STATUS_ID");

    private AmoCrmReader() {}

    /** The supplier works once all faults are known to be none. */
    static Supplier<AmoCrmSettings> read(Variables variables, Findings findings, Clock clock) {
        Optional<URI> baseUrl = variables.require(BASE_URL, AccountAddress.FIX);
        Optional<AmoCrmAuth> auth = new AuthReader(variables, findings, clock).read();
        OptionalLong pipeline = id(variables.read(PIPELINE));
        OptionalLong status = id(variables.read(STATUS));
        double rate = RequestRate.read(variables, findings);
        return () -> new AmoCrmSettings(baseUrl.orElseThrow(), auth.orElseThrow(), pipeline, status, rate);
    }

    static OptionalLong id(Optional<Long> id) {
        return id.stream()
                .mapToLong(Long::longValue)
                .filter(value -> value != 0)
                .findFirst();
    }
}
