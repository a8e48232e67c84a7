package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell's text cut at its commas, semicolons and line ends. A part in double quotes may hold separators, as in a CSV
 * file.
 */
final class OptionList {

    /** One part: what it says, and where it stands in the text. */
    record Part(String text, boolean quoted, int from, int to) {}

    private final String text;
    private int at;

    private OptionList(String text) {
        this.text = text;
    }

    static List<Part> parts(String text) {
        OptionList list = new OptionList(text);
        List<Part> parts = new ArrayList<>();
        while (list.at < text.length()) {
            parts.add(list.next());
            list.at++;
        }
        return parts;
    }

    /** The label as a part of a list. */
    static String quote(String label) {
        boolean plain = label.chars().noneMatch(c -> isSeparator((char) c)) && !label.startsWith("\"");
        return plain ? label : '"' + label.replace("\"", "\"\"") + '"';
    }

    /** Reads a part and stops at the separator behind it. */
    private Part next() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int from = at;
        Part quoted = at < text.length() && text.charAt(at) == '"' ? quoted(from) : null;
        if (quoted != null) {
            return quoted;
        }
        at = from;
        while (at < text.length() && !isSeparator(text.charAt(at))) {
            at++;
        }
        return new Part(Texts.strip(text.substring(from, at)), false, from, at);
    }

    /** A part in quotes, or null where they do not close, or something else follows. */
    private @Nullable Part quoted(int from) {
        StringBuilder inside = new StringBuilder();
        for (at = from + 1; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                inside.append(text.charAt(at));
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                inside.append('"');
                at++;
            } else {
                int to = at + 1;
                at = to;
                while (at < text.length() && text.charAt(at) == ' ') {
                    at++;
                }
                boolean closed = at == text.length() || isSeparator(text.charAt(at));
                return closed ? new Part(inside.toString(), true, from, to) : null;
            }
        }
        return null;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == ';' || c == '\n';
    }
}
