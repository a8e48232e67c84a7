package org.amosheets.web.console;

import org.amosheets.engine.Sentences;

/** The service's own sentences in the reader's language. */
final class Plain {

    private Plain() {}

    static String of(String sentence, Words words) {
        return Sentences.of(sentence, words.locale());
    }
}
