package org.amosheets.amocrm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads amoCRM's webhooks ("Webhooks format" of its docs): a form with PHP's bracket names,
 * {@code leads[update][0][id]=1}, from the account or, thinner, from the digital pipeline; or the same as JSON, flat or
 * nested. Linear in the body's length: the address is open to the world.
 */
public final class WebhookParser {

    private WebhookParser() {}

    /** The events of leads and contacts in a request's body; those of anything else are left out. */
    public static List<Hook> parse(@Nullable String contentType, String body) {
        return read(contentType, body).hooks();
    }

    /**
     * The whole request.
     *
     * @throws BadWebhook where it cannot be read
     */
    public static Webhook read(@Nullable String contentType, String body) {
        String text = body.strip();
        HookCollector collector = new HookCollector();
        boolean json =
                (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json")) || text.startsWith("{");
        if (!text.isEmpty()) {
            if (json) {
                json(text, collector);
            } else {
                form(text, collector);
            }
            if (collector.sawNothing()) {
                throw new BadWebhook("The body holds no amoCRM event.");
            }
        }
        return collector.webhook();
    }

    private static void form(String text, HookCollector collector) {
        checkEncoding(text);
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('&', from);
            end = end < 0 ? text.length() : end;
            String pair = text.substring(from, end);
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (HookCollector.concerns(name)) {
                collector.take(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            } else {
                collector.sawName(name);
            }
            from = end + 1;
        }
    }

    /** Read as a stream: a tree of a hostile body costs many times its length. */
    private static void json(String text, HookCollector collector) {
        try (JsonParser json = Json.stream(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new BadWebhook("The body is not a JSON object.");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken().isStructStart()) {
                    nested(HookCollector.start(name), json, collector);
                } else {
                    collector.take(name, value(json));
                }
            }
            if (json.nextToken() != null) {
                throw new BadWebhook("The body is more than one JSON object.");
            }
        } catch (IOException notJson) {
            throw new BadWebhook("The body is not readable as JSON.");
        }
    }

    /** Takes nested values as a form would name them; what is deeper than an event's own fields is of no interest. */
    private static void nested(List<String> path, JsonParser json, HookCollector collector) throws IOException {
        if (path.size() >= HookCollector.DEPTH) {
            json.skipChildren();
            return;
        }
        if (path.size() == HookCollector.DEPTH - 1) {
            event(path, json, collector);
            return;
        }
        boolean named = json.currentToken() == JsonToken.START_OBJECT;
        boolean events = path.size() == HookCollector.DEPTH - 2;
        while (true) {
            JsonToken token = json.nextToken();
            if (token.isStructEnd()) {
                return;
            }
            String name = named ? json.currentName() : "";
            token = named ? json.nextToken() : token;
            if (!token.isStructStart()) {
                collector.take(below(path, name), value(json));
            } else if (events) {
                event(path, json, collector);
            } else {
                nested(below(path, name), json, collector);
            }
        }
    }

    private static void event(List<String> path, JsonParser json, HookCollector collector) throws IOException {
        HookDraft draft = collector.draft(path.get(0), path.get(1));
        if (draft == null) {
            json.skipChildren();
            return;
        }
        boolean named = json.currentToken() == JsonToken.START_OBJECT;
        for (JsonToken token = json.nextToken(); !token.isStructEnd(); token = json.nextToken()) {
            String name = named ? json.currentName() : "";
            token = named ? json.nextToken() : token;
            if (token.isStructStart()) {
                json.skipChildren();
            } else {
                draft.take(name, value(json));
            }
        }
        collector.add(draft);
    }

    private static String value(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getText();
    }

    private static List<String> below(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path.size() + 1);
        longer.addAll(path);
        longer.add(name);
        return longer;
    }

    private static String decoded(String text) {
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void checkEncoding(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 3)) {
            if (at + 2 >= text.length()
                    || Character.digit(text.charAt(at + 1), 16) < 0
                    || Character.digit(text.charAt(at + 2), 16) < 0) {
                throw new BadWebhook("The body is not URL-encoded correctly.");
            }
        }
    }
}
