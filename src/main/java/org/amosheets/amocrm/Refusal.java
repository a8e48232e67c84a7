package org.amosheets.amocrm;

import org.amosheets.amocrm.AmoCrmException.Fault;

/** A value that amoCRM would refuse, found before anything is sent. */
final class Refusal extends Exception {

    private final transient Fault fault;

    Refusal(Fault fault) {
        super(fault.code() + " at " + fault.path());
        this.fault = fault;
    }

    Refusal(String requestId, String path, String code, String detail) {
        this(new Fault(requestId, path, code, detail));
    }

    Fault fault() {
        return fault;
    }
}
