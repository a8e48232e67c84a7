package org.amosheets.amocrm;

/**
 * A company as amoCRM answered it.
 *
 * @param updatedAt Unix seconds
 */
public record Company(long id, String name, long updatedAt) {}
