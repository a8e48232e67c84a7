package org.amosheets.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.amosheets.sheets.StaffMember;

/**
 * The staff from a CSV file: {@code code,name}, {@code code,name,department}, or with a running number in front. UTF-8 with
 * or without a byte order mark; commas, semicolons or tabs; with or without a header line.
 */
final class StaffCsv {

    private StaffCsv() {}

    static List<StaffMember> read(Path file) {
        BadFile.unlessReadable(file);
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new BadFile(
                    "Tried to read " + file + " but failed because " + e.getMessage()
                            + "; it has to be a text file in UTF-8",
                    e);
        }
    }

    static List<StaffMember> parse(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<StaffMember> staff = new ArrayList<>();
        boolean numbered = false;
        boolean first = true;
        char separator = separator(content);
        for (List<String> cells : lines(content, separator)) {
            if (cells.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (first) {
                first = false;
                numbered = isNumberHeader(cells.get(0)) || cells.size() > 3;
                if (isNumberHeader(cells.get(0)) || isCodeHeader(cells.get(0))) {
                    continue;
                }
            }
            int code = numbered ? 1 : 0;
            StaffMember member = new StaffMember(cell(cells, code), cell(cells, code + 1), cell(cells, code + 2));
            if (!member.code().isEmpty() && !member.name().isEmpty()) {
                staff.add(member);
            }
        }
        return List.copyOf(staff);
    }

    private static boolean isCodeHeader(String cell) {
        String name = cell.strip().toLowerCase(Locale.ROOT);
        return name.startsWith("код") || name.startsWith("kod") || name.startsWith("code");
    }

    private static boolean isNumberHeader(String cell) {
        return List.of("№", "no", "#", "n").contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    private static char separator(String text) {
        String line = text.lines().findFirst().orElse("");
        for (char candidate : new char[] {';', '\t'}) {
            if (line.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return ',';
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index).strip() : "";
    }

    /** As in RFC 4180: a quoted cell may hold separators and line ends, and a quote doubled. */
    private static List<List<String>> lines(String text, char separator) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"' && (quoted || cell.toString().isBlank())) {
                quoted = !quoted;
            } else if (!quoted && (c == separator || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        line.add(cell.toString());
        lines.add(line);
        return lines;
    }
}
