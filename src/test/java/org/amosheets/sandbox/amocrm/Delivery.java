package org.amosheets.sandbox.amocrm;

/**
 * One attempt to deliver a webhook.
 *
 * @param attempt 1 for the first
 * @param status the receiver's answer; 499 for a time-out, 0 where no connection came about
 * @param body the form as it was sent, still encoded
 */
public record Delivery(
        long wallMillis, String destination, int attempt, int status, String requestId, String body, long tookMillis) {

    public boolean accepted() {
        return status >= 100 && status <= 299;
    }
}
