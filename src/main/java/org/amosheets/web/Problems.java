package org.amosheets.web;

import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.BadWebhook;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.StoreUnavailable;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says of an exception what its sender may know. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** Answers for what a route threw. */
    public Object answer(Exchange exchange) {
        Throwable fault = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return of(fault == null ? new IllegalStateException("No exception was caught") : fault)
                .answer();
    }

    static Problem of(Throwable fault) {
        return causes(fault)
                .map(Problems::known)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(() -> unknown(fault));
    }

    private static @Nullable Problem known(Throwable fault) {
        if (fault instanceof ProblemException refused) {
            return refused.problem();
        } else if (fault instanceof BadWebhook bad) {
            return Problem.badRequest(bad.getMessage() + " Send it as amoCRM's webhooks do.");
        } else if (fault instanceof StoreUnavailable) {
            return Problem.unavailable("Nothing can be kept at the moment; send the request again in a moment.", 5);
        } else if (fault instanceof AmoCrmException.Busy) {
            return Problem.unavailable("amoCRM is busy or away; send the request again in a moment.", 5);
        } else if (fault instanceof AmoCrmException) {
            return Problem.of(502, "amoCRM refused to answer; see the service's log for what it said.");
        } else if (fault instanceof SheetsException.Busy) {
            return Problem.unavailable("Google is busy or away; send the request again in a moment.", 5);
        } else if (fault instanceof SheetsException) {
            return Problem.of(502, "Google refused to answer; see the service's log for what it said.");
        } else if (fault instanceof RejectedExecutionException) {
            return Problem.ofStatus(503);
        }
        return null;
    }

    /** Messages of unknown exceptions stay out of the log: they may quote what was sent. */
    private static Problem unknown(Throwable fault) {
        Throwable deepest = causes(fault).reduce(fault, (first, second) -> second);
        String where = Arrays.stream(deepest.getStackTrace())
                .limit(8)
                .map(StackTraceElement::toString)
                .reduce((a, b) -> a + " < " + b)
                .orElse("?");
        LOG.error(
                "Tried to answer a request but failed because of {} at {}",
                deepest.getClass().getName(),
                where);
        return Problem.ofStatus(500);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.<@Nullable Throwable>iterate(fault, cause -> cause != null, cause -> cause.getCause())
                .limit(20)
                .map(cause -> cause == null ? fault : cause);
    }
}
