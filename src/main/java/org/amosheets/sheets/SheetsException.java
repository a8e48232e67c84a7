package org.amosheets.sheets;

import org.jspecify.annotations.Nullable;

/** A call to Google Sheets that did not succeed. Messages say what was tried, why it failed and what to do. */
public abstract sealed class SheetsException extends RuntimeException {

    SheetsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Quota, Google's own failure, a time-out or a lost connection: later it may work. */
    public static final class Busy extends SheetsException {
        public Busy(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Access was taken away, the file or the tab is gone, the key is refused: a person has to act. */
    public static non-sealed class Unavailable extends SheetsException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The spreadsheet, or the tab, is not known to be this installation's any more: that has to be found out first. */
    public static final class NotOurs extends Unavailable {
        public NotOurs(String message) {
            super(message, null);
        }
    }

    /** Google refused the request as such. */
    public static final class Rejected extends SheetsException {
        public Rejected(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
