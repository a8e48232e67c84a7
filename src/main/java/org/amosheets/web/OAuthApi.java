package org.amosheets.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.amosheets.amocrm.AmoCrmException;
import org.apache.camel.Exchange;

/** Connects the integration, or connects it again, while the service runs. */
public final class OAuthApi {

    private final Optional<OAuthDesk> desk;

    /** @param desk empty where the token is a long-lived one */
    public OAuthApi(Optional<OAuthDesk> desk) {
        this.desk = desk;
    }

    /** {@code POST /oauth/start} */
    public Object start() {
        OAuthDesk oauth = desk();
        return Answer.ok(Map.of("url", oauth.consentPage().apply(oauth.mint().get()), "expiresInSeconds", 600));
    }

    /** {@code POST /oauth/exchange} */
    public Object exchange(Exchange request) {
        return exchange(Received.of(request));
    }

    /** {@code GET /oauth/callback}: what a browser shows. */
    public Object callback(Exchange request) {
        return callback(Received.of(request));
    }

    Answer exchange(Received request) {
        OAuthDesk oauth = desk();
        String given = given(Json.readObject(request.text()));
        try {
            oauth.exchange().accept(given);
        } catch (AmoCrmException.Blocked refused) {
            throw ProblemException.badRequest(String.valueOf(refused.getMessage()));
        }
        return Answer.ok(Map.of("status", "stored"));
    }

    /** The state comes first: without it nothing of the request is looked at. */
    Answer callback(Received request) {
        if (desk.isEmpty()) {
            return OAuthPage.LONG_LIVED.answer();
        }
        OAuthDesk oauth = desk.get();
        if (!oauth.use().test(request.parameter("state").orElse(""))) {
            return OAuthPage.BAD_STATE.answer();
        }
        String code = request.parameter("code").orElse("");
        if (code.isBlank()) {
            return OAuthPage.REFUSED.answer();
        }
        try {
            oauth.redirected().accept(code, request.parameter("referer").orElse(""));
        } catch (AmoCrmException.Blocked refused) {
            return OAuthPage.NOT_TAKEN.answer();
        } catch (AmoCrmException.Busy busy) {
            return OAuthPage.BUSY.answer();
        }
        return OAuthPage.CONNECTED.answer();
    }

    private OAuthDesk desk() {
        return desk.orElseThrow(() -> new ProblemException(Problem.of(
                409, "The service uses a long-lived token; take AMO_LONG_LIVED_TOKEN away to connect by OAuth.")));
    }

    private static String given(JsonNode body) {
        JsonNode url = body.path("redirect_url");
        JsonNode given = url.isMissingNode() ? body.path("code") : url;
        if (!given.isTextual() || given.textValue().isBlank() || (body.has("redirect_url") && body.has("code"))) {
            throw ProblemException.badRequest("Send {\"redirect_url\":\"…\"} or {\"code\":\"…\"}.");
        }
        return given.textValue();
    }
}
