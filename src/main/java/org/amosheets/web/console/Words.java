package org.amosheets.web.console;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** Sentences in one language. */
record Words(MessageSource messages, Locale locale) {

    /** The sentence of this name with its places filled. Numbers among them are written as they are, without a separator. */
    public String of(String name, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return messages.getMessage(name, texts, locale);
    }

    /** As {@link #of}; where there is no sentence of this name, the other text. */
    public String or(String name, String otherwise) {
        String found = messages.getMessage(name, null, "", locale);
        return found == null || found.isEmpty() ? otherwise : found;
    }
}
