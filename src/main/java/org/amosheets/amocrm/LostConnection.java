package org.amosheets.amocrm;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What an I/O failure says about the request: whether it can have reached amoCRM. */
final class LostConnection {

    private LostConnection() {}

    static AmoCrmException.Busy of(String operation, @Nullable Exception failure) {
        boolean reached = failure == null || mayHaveReached(failure);
        String kind = failure == null ? "I/O" : failure.getClass().getSimpleName();
        return new AmoCrmException.Busy(
                "Tried to " + operation + " but "
                        + (reached
                                ? "the connection was lost before amoCRM's answer was there"
                                : "amoCRM could not be reached")
                        + " (" + kind + "); the service tries again later. Where it lasts, check AMO_BASE_URL and the"
                        + " network.",
                reached);
    }

    private static boolean mayHaveReached(Exception failure) {
        return !(failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException
                || failure instanceof SSLHandshakeException
                // Apache's own kinds of time-out before anything is sent: to connect, and to get a pooled connection.
                || failure.getClass().getSimpleName().equals("ConnectTimeoutException")
                || failure.getClass().getSimpleName().equals("ConnectionRequestTimeoutException"));
    }
}
