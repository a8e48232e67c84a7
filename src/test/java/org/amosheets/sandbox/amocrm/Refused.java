package org.amosheets.sandbox.amocrm;

/** Ends an endpoint's work with an answer; nothing has been changed yet. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refused(Reply reply) {
        super("answered " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
