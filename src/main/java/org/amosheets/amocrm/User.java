package org.amosheets.amocrm;

/**
 * A user of the account.
 *
 * @param active whether the user can still sign in; leads may belong to one who cannot
 */
public record User(long id, String name, String email, boolean admin, boolean active) {}
