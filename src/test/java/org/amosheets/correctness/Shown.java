package org.amosheets.correctness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the tests say that they show.
 *
 * @param tests the tests of each id, as {@code Class} or {@code Class.method}
 */
record Shown(Map<String, Set<String>> tests) {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern FILE = Pattern.compile(".*Tests?\\.java");
    private static final Pattern SHOWS = Pattern.compile("@Shows\\(([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");
    private static final Pattern CLASS = Pattern.compile("(?m)^(?:public |final |abstract )*class (\\w+)");
    /** Features and defects of the older tools. */
    private static final Pattern OLDER_TOOLS = Pattern.compile("F[0-9]+|D[0-9]{3}-[0-9]+");

    static Shown read() throws IOException {
        Map<String, Set<String>> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> FILE.matcher(path.toString()).matches())
                    .sorted()
                    .toList()) {
                collect(Files.readString(file), all);
            }
        }
        return new Shown(all);
    }

    static boolean isOfOlderTools(String id) {
        return OLDER_TOOLS.matcher(id).matches();
    }

    boolean has(String id) {
        return tests.containsKey(id);
    }

    /** The tests of an id as a cell of a table; empty where there are none. */
    String cell(String id) {
        return tests.getOrDefault(id, Set.of()).stream()
                .map(test -> "`" + test + "`")
                .collect(Collectors.joining(", "));
    }

    /** The ids that are named, those of the older tools or all others. */
    List<String> ids(boolean ofOlderTools) {
        return tests.keySet().stream()
                .filter(id -> isOfOlderTools(id) == ofOlderTools)
                .toList();
    }

    private static void collect(String source, Map<String, Set<String>> all) {
        Matcher type = CLASS.matcher(source);
        Matcher shows = SHOWS.matcher(source);
        while (shows.find()) {
            Matcher name = QUOTED.matcher(shows.group(1));
            String test = type.reset().find() ? type.group(1) : "?";
            if (shows.start() > type.start()) {
                Matcher method = METHOD.matcher(source);
                test += method.find(shows.end()) ? "." + method.group(1) : "";
            }
            while (name.find()) {
                all.computeIfAbsent(name.group(1), id -> new TreeSet<>()).add(test);
            }
        }
    }
}
