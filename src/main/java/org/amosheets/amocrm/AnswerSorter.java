package org.amosheets.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.amosheets.amocrm.AmoCrmException.Blocked;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Fault;
import org.amosheets.amocrm.AmoCrmException.Rejected;

/**
 * Sorts amoCRM's answers by what may be done next ("Error codes" and "Recommendations" of amoCRM's docs, "HTTP status
 * codes" of Kommo's). The texts quote neither the URL nor amoCRM's free text: both may carry what a person typed.
 */
final class AnswerSorter {

    private static final int TEXT_LIMIT = 64;

    /** The answer's JSON, or a missing node where amoCRM said that there is nothing. */
    JsonNode sort(String operation, Answer answer) {
        if (answer.status() == 204) {
            return MissingNode.getInstance();
        }
        if (answer.succeeded()) {
            return parsed(operation, answer);
        }
        throw failure(operation, answer);
    }

    /** As {@link #sort}, but 400 and 401 tell of the code or the refresh token, in the fault's code. */
    JsonNode sortToken(String operation, Answer answer) {
        String hint = Json.text(answer.json().path("hint"));
        if ((answer.status() == 400 || answer.status() == 401) && !answer.json().isMissingNode()) {
            throw new Rejected(
                    said(operation, answer) + ": " + shortened(hint), List.of(new Fault("", "", shortened(hint), "")));
        }
        return sort(operation, answer);
    }

    private static JsonNode parsed(String operation, Answer answer) {
        try {
            JsonNode json = Json.read(answer.body());
            if (json.isMissingNode() || json.isContainerNode()) {
                return json;
            }
        } catch (IOException cut) {
            // falls through: an answer that was cut off or replaced on its way
        }
        throw new Busy(said(operation, answer) + " with something unreadable; the service looks again later.", true);
    }

    private static AmoCrmException failure(String operation, Answer answer) {
        String said = said(operation, answer);
        int status = answer.status();
        if (status == 429) {
            return new Busy(said + ": too many requests; the service slows down and tries again.", false);
        }
        if (status >= 500 || status == 408 || status < 200) {
            return new Busy(said + ": its own failure; the service tries again later.", true);
        }
        if (status < 400) {
            return new Blocked(said + ": the account has another address; check AMO_BASE_URL.");
        }
        return switch (status) {
            case 401 ->
                new Blocked(said + ": the token is refused; connect the integration again: set a new"
                        + " AMO_LONG_LIVED_TOKEN, or give consent (POST /oauth/start).");
            case 402 -> new Blocked(said + ": the account is not paid for; pay for it, then resume.");
            case 403 -> forbidden(said, answer);
            default -> rejected(said, answer);
        };
    }

    private static AmoCrmException forbidden(String said, Answer answer) {
        JsonNode json = answer.json();
        if (!json.isObject()) {
            return new Blocked(said + " with a web page: it blocks this account or address. Write to its support with"
                    + " the account's id and the address, then resume.");
        }
        if (json.path("code").asInt() == 113 || json.path("error_code").asInt() == 113) {
            return new Blocked(said + ": this server's address is not on the account's list of allowed ones; add it.");
        }
        return new Rejected(said + ": the token's user lacks the right; use an administrator's.", List.of());
    }

    private static Rejected rejected(String said, Answer answer) {
        List<Fault> faults = FaultReader.read(answer.json());
        String where = faults.stream()
                .limit(5)
                .map(fault -> fault.code() + (fault.path().isEmpty() ? "" : " at " + fault.path()))
                .collect(Collectors.joining(", "));
        String what = answer.status() == 404
                ? "no such address; check AMO_BASE_URL (the account's own host, never www.)"
                : where.isEmpty() ? "the request is refused as a whole" : where;
        return new Rejected(said + ": " + what + ".", faults);
    }

    private static String said(String operation, Answer answer) {
        String id = answer.requestId().isEmpty() ? "" : " (X-Request-Id " + shortened(answer.requestId()) + ")";
        return "Tried to " + operation + " but amoCRM answered " + answer.status() + id;
    }

    private static String shortened(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= TEXT_LIMIT ? clean : clean.substring(0, TEXT_LIMIT);
    }
}
