package org.amosheets.amocrm;

import org.jspecify.annotations.Nullable;

/**
 * A lead to be created with its main contact.
 *
 * @param lead the lead's fields; its request id is the row key, which also goes to the row-key field
 * @param contactId an existing contact to link; 0 for none
 * @param contact a contact to create with the lead; only where {@code contactId} is 0
 */
public record NewLead(
        EntityWrite lead, long contactId, @Nullable EntityWrite contact) {}
