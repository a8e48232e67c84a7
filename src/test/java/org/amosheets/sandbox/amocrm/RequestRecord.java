package org.amosheets.sandbox.amocrm;

/**
 * A request that the fake has seen.
 *
 * @param entities how many entities it wrote or was given
 * @param status the answer; 0 where the connection was closed without one, -1 while it is under way
 * @param body what was sent, as text
 * @param token the bearer token, empty without one
 */
public record RequestRecord(
        long nanoTime,
        long wallMillis,
        String method,
        String path,
        String query,
        int entities,
        int status,
        long tookMillis,
        String body,
        String token) {

    boolean api() {
        return path.startsWith("/api/");
    }
}
