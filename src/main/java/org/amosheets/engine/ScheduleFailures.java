package org.amosheets.engine;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one sentence why something that the clock started did not succeed; the clock starts it again. */
public final class ScheduleFailures {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleFailures.class);

    public void say(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Throwable cause = BatchFailures.root(failure);
        if (BatchFailures.isOurs(cause)) {
            LOG.warn("{}", cause.getMessage());
        } else {
            LOG.error(
                    "{} failed in a way that was not foreseen; it is tried again", exchange.getFromRouteId(), failure);
        }
    }
}
