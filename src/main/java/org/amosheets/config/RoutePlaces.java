package org.amosheets.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where routes and mappings are read from: the working directory's {@code routes}, or, where it has none, the jar. */
final class RoutePlaces {

    static final Path FOLDER = Path.of("routes");

    private static final String SUFFIX = ".camel.yaml";
    private static final List<String> CALLS = List.of("amocrm", "sheets", "errors");
    private static final List<String> WORK =
            List.of("webhooks", "operator", "schedule", "sheet-to-crm", "crm-to-sheet");
    private static final List<String> PRESETS = List.of(
            "mappings/deals", "mappings/deals-ru", "mappings/orders", "mappings/orders-2026-02", "mappings/simple");

    private RoutePlaces() {}

    /** For the service, as Camel wants it. Each by name: Camel's pattern finds what editors leave there, too. */
    static String all() {
        return Files.isDirectory(FOLDER)
                ? read().keySet().stream().map(file -> "file:" + file).collect(Collectors.joining(","))
                : places("classpath:", inJar());
    }

    /** The files of the folder, by name; none where there is no folder, and the jar's are used. */
    static Map<String, RouteFolder.Found> read() {
        return RouteFolder.read(FOLDER);
    }

    /** Throws where a file cannot be read; nobody knows what the service would lack without it. */
    static void mustBeReadable() {
        read().forEach((file, found) -> {
            if (!found.readable()) {
                throw new IllegalStateException("Tried to read the files of routes/ but failed because of " + file
                        + ": " + found.fault() + " Then start again.");
            }
        });
    }

    /** For a command: the calls to both sides and the mappings; not what listens, takes from the inbox, or goes by the clock. */
    static String forCommand() {
        return Files.isDirectory(FOLDER)
                ? Stream.concat(CALLS.stream().map(name -> FOLDER + "/" + name + SUFFIX), mappingFiles())
                        .map(file -> "file:" + file)
                        .collect(Collectors.joining(","))
                : places("classpath:", Stream.concat(CALLS.stream(), PRESETS.stream()));
    }

    /**
     * The files of the jar, below its {@code routes} and without the end of their names. Each by name: for a pattern Camel
     * unpacks the whole jar, which took a third of the time to start.
     */
    static Stream<String> inJar() {
        return Stream.of(CALLS, WORK, PRESETS).flatMap(List::stream);
    }

    /** The names of the service's own files of routes; without one of them it is not whole. */
    static List<String> ownRoutes() {
        return Stream.of(CALLS, WORK)
                .flatMap(List::stream)
                .map(name -> FOLDER + "/" + name + SUFFIX)
                .toList();
    }

    /** Whether the jar carries a file of this name. */
    static boolean isInJar(String file) {
        return inJar().anyMatch(name -> file.equals(FOLDER + "/" + name + SUFFIX));
    }

    /** A command needs one of them; what is wrong with the others is the service's to tell. */
    private static Stream<String> mappingFiles() {
        return RouteFolder.read(FOLDER.resolve("mappings")).entrySet().stream()
                .filter(file -> file.getValue().readable())
                .map(Map.Entry::getKey);
    }

    private static String places(String scheme, Stream<String> names) {
        return names.map(name -> scheme + "routes/" + name + SUFFIX).collect(Collectors.joining(","));
    }
}
