package org.amosheets.endtoend;

/** When the process dies, told from one request that it sends and the commit of the batch that the request is part of. */
enum CrashMoment {
    /** The request was on its way and never took effect. */
    BEFORE_SEND,
    /** It took effect, and no answer ever came. */
    AFTER_SEND,
    /** The answer came; nothing that followed from it was written down. */
    AFTER_ANSWER,
    /** All but the commit of the batch was done. */
    BEFORE_COMMIT,
    /** The batch was committed, and nothing was done after it. */
    AFTER_COMMIT
}
