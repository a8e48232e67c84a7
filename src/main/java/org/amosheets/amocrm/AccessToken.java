package org.amosheets.amocrm;

import java.time.Clock;

/** The token that calls to amoCRM carry. */
public interface AccessToken {

    /**
     * A token that is valid now.
     *
     * @throws AmoCrmException where there is none to be had
     */
    String current();

    /**
     * Told that amoCRM refused a token. Returns whether {@link #current()} is another one now, so that the call is worth
     * repeating.
     */
    boolean renew(String refused);

    /** A long-lived token: made by a person in amoCRM, nothing renews it. */
    static AccessToken longLived(String token, Clock clock) {
        return new LongLivedToken(token, clock);
    }
}
