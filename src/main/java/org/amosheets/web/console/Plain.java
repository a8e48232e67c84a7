package org.amosheets.web.console;

import java.util.List;
import org.amosheets.engine.Sentences;

/** The service's own sentences in the reader's language. */
final class Plain {

    private Plain() {}

    static String of(String sentence, Words words) {
        return Sentences.of(sentence, words.locale());
    }

    static List<String> all(List<String> sentences, Words words) {
        return sentences.stream().map(sentence -> of(sentence, words)).toList();
    }
}
