package org.amosheets.amocrm;

import java.util.List;

/** A call to amoCRM that did not succeed; the subclass says what may be done next. Messages carry no secret and no personal data. */
public abstract sealed class AmoCrmException extends RuntimeException {

    AmoCrmException(String message) {
        super(message);
    }

    /** Too many requests, amoCRM's own failure, a time-out or a lost connection: later it may work. */
    public static final class Busy extends AmoCrmException {
        private final boolean applied;

        /** @param maybeApplied whether amoCRM may have done what was asked although it did not say so */
        public Busy(String message, boolean maybeApplied) {
            super(message);
            this.applied = maybeApplied;
        }

        public boolean maybeApplied() {
            return applied;
        }
    }

    /** amoCRM blocked the caller (HTML 403), refuses the token, or the account is unpaid: nothing more may be sent until a person acted. */
    public static final class Blocked extends AmoCrmException {
        public Blocked(String message) {
            super(message);
        }
    }

    /** amoCRM refused the request as such; {@link #faults()} names the entities, where it did. */
    public static final class Rejected extends AmoCrmException {
        private final transient List<Fault> found;

        public Rejected(String message, List<Fault> faults) {
            super(message);
            this.found = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return found;
        }
    }

    /**
     * What amoCRM said of one entity.
     *
     * @param requestId the entity's request id, or its id as text
     */
    public record Fault(String requestId, String path, String code, String detail) {}
}
