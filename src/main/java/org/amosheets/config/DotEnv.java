package org.amosheets.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code .env} file as the common tools do. Faults name a line, never what it holds. */
final class DotEnv {

    private static final String FILE = ".env";
    private static final String FIX = "write NAME=value, one to a line; put values with spaces or # into quotes";
    private static final Pattern START = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.]*)[ \\t]*=[ \\t]*");
    private static final Pattern SINGLE = Pattern.compile("'((?:[^'\\\\]++|\\\\.)*+)'", Pattern.DOTALL);
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("[ \\t]#.*");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private final String text;
    private final Findings findings;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int position;

    private DotEnv(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    /** Empty where the directory has no such file. */
    static Map<String, String> read(Path directory, Findings findings) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return parse(text.startsWith("\uFEFF") ? text.substring(1) : text, findings);
        } catch (IOException e) {
            findings.fault(
                    FILE,
                    "in " + directory + " could not be read: it is not a readable UTF-8 text file",
                    "make it readable for the service's user and save it as UTF-8, or remove it");
            return Map.of();
        }
    }

    static Map<String, String> parse(String text, Findings findings) {
        DotEnv dotEnv = new DotEnv(text.replace("\r\n", "\n"), findings);
        dotEnv.parseAll();
        return dotEnv.values;
    }

    private void parseAll() {
        while (position < text.length()) {
            String line = text.substring(position, endOfLine(position));
            Matcher start = START.matcher(text).region(position, text.length());
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                position += line.length() + 1;
            } else if (start.lookingAt() && start.end() <= position + line.length()) {
                parseValue(start.group(1), start.end());
            } else {
                faultAt(position, "is not NAME=value");
                position += line.length() + 1;
            }
        }
    }

    private void parseValue(String name, int from) {
        String rest = text.substring(from, endOfLine(from));
        if (rest.startsWith("'") || rest.startsWith("\"")) {
            parseQuoted(name, from, rest.charAt(0));
        } else {
            // A # right after the equals sign begins a value (a colour, a password), one after a space a comment.
            boolean onlyComment = rest.startsWith("#") && text.charAt(from - 1) != '=';
            values.put(
                    name,
                    onlyComment ? "" : COMMENT.matcher(rest).replaceFirst("").strip());
            position = from + rest.length() + 1;
        }
    }

    private void parseQuoted(String name, int from, char quote) {
        Matcher quoted = (quote == '"' ? DOUBLE : SINGLE).matcher(text).region(from, text.length());
        if (!quoted.lookingAt()) {
            faultAt(from, "opens a quote that is never closed");
            position = text.length();
            return;
        }
        String tail = text.substring(quoted.end(), endOfLine(quoted.end()));
        if (!COMMENT.matcher(" " + tail).replaceFirst("").isBlank()) {
            faultAt(quoted.end(), "has text after the closing quote");
        }
        values.put(name, unescape(quoted.group(1), quote));
        position = quoted.end() + tail.length() + 1;
    }

    /** Inside double quotes as in a shell's {@code $'…'}; inside single quotes only the quote and the backslash. */
    private static String unescape(String text, char quote) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            char c = escape.group(1).charAt(0);
            String plain = switch (c) {
                case 'n' -> quote == '"' ? "\n" : "\\n";
                case 'r' -> quote == '"' ? "\r" : "\\r";
                case 't' -> quote == '"' ? "\t" : "\\t";
                case '"', '$' -> quote == '"' ? String.valueOf(c) : "\\" + c;
                case '\'' -> quote == '\'' ? "'" : "\\'";
                case '\\' -> "\\";
                default -> "\\" + c;
            };
            return Matcher.quoteReplacement(plain);
        });
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void faultAt(int offset, String problem) {
        long line = text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
        findings.fault(FILE + " line " + line, problem, FIX);
    }
}
