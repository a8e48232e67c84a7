package org.amosheets.web;

import java.util.Map;
import java.util.regex.Pattern;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.amocrm.Lead;
import org.amosheets.mapping.Directory;
import org.apache.camel.Exchange;

/** Shows the operator the account, so that nobody needs amoCRM's own API to learn an id. */
public final class AccountApi {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private final AmoCrm amoCrm;

    public AccountApi(AmoCrm amoCrm) {
        this.amoCrm = amoCrm;
    }

    /** {@code GET /structure}: the pipelines with their statuses. */
    public Object structure() {
        return Answer.ok(Map.of("pipelines", amoCrm.directory().pipelines()));
    }

    /** {@code GET /leads/custom_fields}: the leads' custom fields with their options. */
    public Object customFields() {
        Directory directory = amoCrm.directory();
        return Answer.ok(Map.of("custom_fields", directory.leadFields()));
    }

    /** {@code GET /leads/{id}} */
    public Object lead(Exchange exchange) {
        return lead(Received.of(exchange));
    }

    Answer lead(Received request) {
        String id = request.segment(1);
        if (!ID.matcher(id).matches()) {
            throw ProblemException.badRequest("The id of a lead is a whole number from 1; send one.");
        }
        Lead lead = amoCrm.lead(Long.parseLong(id))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("amoCRM has no lead of this id, or the token may not see it; check the id.")));
        return Answer.ok(lead);
    }
}
