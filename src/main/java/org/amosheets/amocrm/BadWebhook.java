package org.amosheets.amocrm;

/** A webhook's body that cannot be read. The message says why and quotes nothing of it. */
public final class BadWebhook extends RuntimeException {

    public BadWebhook(String reason) {
        super(reason);
    }
}
