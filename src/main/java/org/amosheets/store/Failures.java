package org.amosheets.store;

import java.time.Duration;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;

/** Turns Redisson's failures into a sentence. */
final class Failures {

    private static final Duration QUICK = Duration.ofMillis(300);

    private Failures() {}

    /**
     * Whether to try once more before the caller is told: where a connection broke, which shows at once. What was not
     * answered in time is not sent again, for the caller has waited long enough.
     */
    static boolean worthAnotherTry(RuntimeException e, Duration waited) {
        return waited.compareTo(QUICK) < 0
                && !Thread.currentThread().isInterrupted()
                && e instanceof RedisConnectionException;
    }

    static StoreUnavailable unavailable(String what, RuntimeException e) {
        // Redisson's messages quote commands with their values, which must not get into a log: only the trace goes on.
        RuntimeException bare = new IllegalStateException(e.getClass().getName());
        bare.setStackTrace(e.getStackTrace());
        return new StoreUnavailable(
                "Tried to " + what + " but failed because " + reason(e) + "; check that Redis runs, it is tried again.",
                bare);
    }

    /** Whether Redis refuses us as a user, whatever that is wrapped in. */
    static boolean ofPassword(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof RedisWrongPasswordException
                    || cause instanceof RedisAuthRequiredException
                    || message.contains("WRONGPASS")
                    || message.contains("NOAUTH")) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing answers there. */
    static boolean ofAbsence(RuntimeException e) {
        return e instanceof RedisConnectionException || e instanceof RedisTimeoutException;
    }

    private static String reason(RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            return "this process is stopping";
        }
        if (ofPassword(e)) {
            return "Redis does not accept the password";
        }
        if (e instanceof RedisTimeoutException) {
            return "Redis did not answer in time";
        }
        if (e instanceof RedisConnectionException) {
            return "Redis cannot be reached";
        }
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf(". channel:");
        // Without what the server itself said there is nothing in it that is fit to be shown.
        return end < 0
                ? "Redis failed (" + e.getClass().getSimpleName() + ")"
                : "Redis said: " + message.substring(0, end);
    }
}
