package org.amosheets.sandbox.sheets;

/** What a request counts as. Only reads and writes have a quota. */
public enum Kind {
    READ,
    WRITE,
    TOKEN,
    UNKNOWN
}
