package org.amosheets.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the order desk's state: which lead's row it had in which tab. Read and never changed. */
final class StateFile {

    static final String USUAL = ".sync_state.json";

    private static final long MOST_BYTES = 64L << 20;
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");
    private static final int LONGEST_TITLE = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateFile() {}

    /**
     * The tab of each lead; what is no lead's id is left out.
     *
     * @throws BadFile where it is no such file
     */
    static Map<Long, String> tabs(Path file) {
        Map<Long, String> tabs = new TreeMap<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("too big");
            }
            JsonNode state = MAPPER.readTree(Files.readString(file));
            state.path("lead_tab_by_lead").fields().forEachRemaining(entry -> {
                if (ID.matcher(entry.getKey()).matches() && entry.getValue().isTextual()) {
                    tabs.put(
                            Long.valueOf(entry.getKey()), title(entry.getValue().asText()));
                }
            });
        } catch (IOException e) {
            throw new BadFile("Tried to read the older tool's state from " + file.getFileName()
                    + " but failed because it is no JSON file that can be read; name the right one with --state, or move"
                    + " it away to go on without it");
        }
        return tabs;
    }

    private static String title(String text) {
        String line = text.replaceAll("\\p{C}", "?");
        return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
    }
}
