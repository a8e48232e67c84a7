package org.amosheets.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of {@code routes/} as the service last started with them, in its data folder: where it cannot start with those
 * that stand in {@code routes/} now, it starts with these (G10). They are of one connection and one version of the service: to
 * another account or sheet, or a newer engine, they may not fit.
 */
final class KeptRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRoutes.class);
    private static final String NAME = "routes-in-force";

    private static final Pattern KEPT = Pattern.compile("^.*/" + NAME + "/[0-9a-f-]{36}/");

    private final Path folder;

    /**
     * @param dataDir the service's data folder
     * @param whose what the files belong to; those of anything else are not found
     */
    KeptRoutes(Path dataDir, String whose) {
        String name =
                UUID.nameUUIDFromBytes(whose.getBytes(StandardCharsets.UTF_8)).toString();
        this.folder = dataDir.resolve(NAME).resolve(name);
    }

    /** The files, by the names that they have in the working directory; none where none were kept, or not all can be read. */
    Map<String, String> read() {
        Map<String, RouteFolder.Found> found = RouteFolder.read(folder);
        return found.values().stream().allMatch(RouteFolder.Found::readable)
                ? RouteFolder.texts(found).entrySet().stream()
                        .collect(Collectors.toMap(file -> name(file.getKey()), Map.Entry::getValue))
                : Map.of();
    }

    /** All of them, as Camel wants it. */
    String places() {
        return RouteFolder.read(folder).keySet().stream()
                .map(file -> "file:" + file)
                .collect(Collectors.joining(","));
    }

    /** What a file is called in the working directory, wherever it was read from. */
    static String name(String file) {
        return KEPT.matcher(file).replaceFirst("");
    }

    /** Keeps these in place of all before; what is kept is one state that the service ran with, or nothing. */
    void keep(Map<String, String> files) {
        Path made = folder.resolveSibling("new");
        try {
            if (files.equals(read())) {
                return;
            }
            delete(made);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = made.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                // Past the system's memory: it is for the cut of the power that they are kept.
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW, StandardOpenOption.SYNC);
            }
            delete(folder);
            Files.createDirectories(folder.getParent());
            Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn(
                    "Tried to keep a copy of the files of routes/ in {} but failed because: {}. A start with a broken file"
                            + " would have nothing to go back to; see that the service may write there.",
                    folder,
                    e.toString());
        }
    }

    private static void delete(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path emptied, IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.delete(emptied);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            LOG.debug("There is no {} yet", folder);
        }
    }
}
