package org.amosheets.amocrm;

/** Asked right before each write is sent: throws where this process may no longer write. */
@FunctionalInterface
public interface SendGuard {
    void check();
}
