package org.amosheets.amocrm;

/**
 * amoCRM's answer to one created lead.
 *
 * @param merged amoCRM's duplicate control put it into a lead that existed: such an answer is never a link
 */
public record CreatedLead(String requestId, long leadId, long contactId, boolean merged) {}
