package org.amosheets.sandbox.amocrm;

/** A lead's contact. */
public record LinkView(long leadId, long contactId, boolean main) {}
