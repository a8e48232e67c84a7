package org.amosheets.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of {@code routes/} as the service last ran with them, in its data folder: where it cannot start with those that
 * stand in {@code routes/} now, it starts with these (G10).
 */
final class KeptRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(KeptRoutes.class);
    private static final String NAME = "routes-in-force";

    private final Path folder;

    /** @param dataDir the service's data folder */
    KeptRoutes(Path dataDir) {
        this.folder = dataDir.resolve(NAME);
    }

    /** The files, by the names that they have in the working directory; none where none were kept. */
    Map<String, String> read() {
        return RouteFolder.texts(RouteFolder.read(folder)).entrySet().stream()
                .collect(Collectors.toMap(file -> name(file.getKey()), Map.Entry::getValue));
    }

    /** All of them, as Camel wants it. */
    String places() {
        return RouteFolder.read(folder).keySet().stream()
                .map(file -> "file:" + file)
                .collect(Collectors.joining(","));
    }

    /** What a file is called in the working directory, wherever it was read from. */
    static String name(String file) {
        int kept = file.lastIndexOf("/" + NAME + "/");
        return kept < 0 ? file : file.substring(kept + NAME.length() + 2);
    }

    /** Keeps these in place of all before; what is kept is one state that the service ran with, or nothing. */
    void keep(Map<String, String> files) {
        Path made = folder.resolveSibling(NAME + ".new");
        try {
            if (files.equals(read())) {
                return;
            }
            delete(made);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = made.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            delete(folder);
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
