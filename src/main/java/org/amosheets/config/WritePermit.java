package org.amosheets.config;

/** Asked right before each write to amoCRM or the sheet: throws where this process may not write. */
@FunctionalInterface
interface WritePermit {
    void check();
}
