package org.amosheets.config;

/** A variable's text that cannot be used. Neither part may quote a secret. */
final class InvalidValue extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fix;

    InvalidValue(String problem, String fix) {
        super(problem);
        this.fix = fix;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
