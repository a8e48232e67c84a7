package org.amosheets.web.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** What is sent: fixed sentences and numbers, nothing that anybody typed. */
final class Message {

    static final String BEGUN = "begun";
    static final String OVER = "over";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String account;

    /** @param account amoCRM's host, which tells installations apart */
    Message(String account) {
        this.account = account;
    }

    /**
     * A whole body.
     *
     * @param state {@link #BEGUN} or {@link #OVER}
     * @param count how many of it there are; 0 where it is over
     */
    String of(Kind kind, String state, long since, int count) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", kind.word() + "-" + since);
        body.put("kind", kind.word());
        body.put("state", state);
        body.put("since", Instant.ofEpochMilli(since).toString());
        body.put("count", count);
        body.put("service", "amo-sheets-sync");
        body.put("account", account);
        Map<String, String> russian = words(Locale.forLanguageTag("ru"), kind, state, count);
        Map<String, String> english = words(Locale.ENGLISH, kind, state, count);
        // Under the name that chats take a message by.
        body.put("text", account + ": " + line(russian) + "\n" + account + ": " + line(english));
        body.put("ru", russian);
        body.put("en", english);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tried to write a message but failed", e);
        }
    }

    private static Map<String, String> words(Locale language, Kind kind, String state, int count) {
        ResourceBundle words = ResourceBundle.getBundle(
                "org.amosheets.web.alert.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Map<String, String> said = new LinkedHashMap<>();
        String what = words.getString(kind.word()).replace("{0}", Integer.toString(count));
        said.put(
                "what",
                state.equals(OVER) ? words.getString("over") + " " + words.getString(kind.word() + ".over") : what);
        said.put("do", state.equals(OVER) ? "" : words.getString(kind.word() + ".do"));
        return said;
    }

    private static String line(Map<String, String> said) {
        return (said.get("what") + " " + said.get("do")).strip();
    }
}
