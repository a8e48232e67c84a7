package org.amosheets.amocrm;

import java.time.ZoneId;

/**
 * The connected account.
 *
 * @param filters whether list filters work; where not, amoCRM ignores them in silence
 */
public record Account(long id, String subdomain, String name, boolean filters, ZoneId zone) {}
