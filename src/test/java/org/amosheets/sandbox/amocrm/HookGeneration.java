package org.amosheets.sandbox.amocrm;

/** Webhook bodies changed over the years; all these were captured from real accounts. */
public enum HookGeneration {
    /** {@code account[subdomain]} only, at the end; no {@code created_at} and {@code updated_at}. */
    Y2018(false, false),
    /** The account block has id and link, and stands at the end. */
    Y2021(false, true),
    /** The account block has id and link, and stands first. */
    Y2025(true, true);

    final boolean accountFirst;
    final boolean full;

    HookGeneration(boolean accountFirst, boolean full) {
        this.accountFirst = accountFirst;
        this.full = full;
    }
}
