package org.amosheets.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder of routes and mappings. One file that cannot be read keeps no other from being read, and what editors and
 * systems put beside the files (names that begin with a dot) is none of ours.
 */
final class RouteFolder {

    private static final String SUFFIX = ".camel.yaml";
    /** A slip of the hand, a copied archive for instance, is not to fill the memory. */
    private static final long LONGEST = 1 << 20;

    private RouteFolder() {}

    /**
     * One file.
     *
     * @param text what it holds; empty where it cannot be read
     * @param fault why it cannot be read; empty where it can
     */
    record Found(String text, String fault) {

        boolean readable() {
            return fault.isEmpty();
        }

        static Found of(String text) {
            return new Found(text, "");
        }

        private static Found unreadable(String why) {
            return new Found("", why);
        }
    }

    /** The files by name, as the log and the console name them; none where there is no folder. */
    static Map<String, Found> read(Path root) {
        Map<String, Found> files = new TreeMap<>();
        if (Files.isDirectory(root)) {
            try {
                // The folder itself, or one below, may be a link, as some deployments have it.
                Files.walkFileTree(
                        root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Visitor(root, files));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    /** What those of them hold that can be read. */
    static Map<String, String> texts(Map<String, Found> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((file, found) -> {
            if (found.readable()) {
                texts.put(file, found.text());
            }
        });
        return texts;
    }

    private static Found read(Path root, Path path, String name) {
        if (name.substring(0, name.length() - SUFFIX.length()).contains(".")) {
            return Found.unreadable("Its name has a dot before " + SUFFIX + ". Rename the file.");
        }
        try {
            if (Files.size(path) > LONGEST) {
                return Found.unreadable("It is longer than 1 MiB.");
            }
            String text = Files.readString(path);
            return text.isBlank()
                    ? Found.unreadable("It is empty. Write what it is to hold, or delete the file.")
                    : Found.of(text);
        } catch (CharacterCodingException other) {
            return Found.unreadable("It is not saved as UTF-8. Save it anew with the encoding UTF-8.");
        } catch (IOException e) {
            return Found.unreadable("It cannot be opened (" + e.getClass().getSimpleName() + "). See that " + root
                    + " and the file may be read by the service.");
        }
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<String, Found> files;

        Visitor(Path root, Map<String, Found> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return hidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes is) {
            String name = path.getFileName().toString();
            if (name.endsWith(SUFFIX) && !hidden(path) && !Files.isDirectory(path)) {
                files.put(path.toString().replace('\\', '/'), read(root, path, name));
            }
            return FileVisitResult.CONTINUE;
        }

        /** What is gone since it was listed is not there; a folder that may not be entered hides what it holds. */
        @Override
        public FileVisitResult visitFileFailed(Path path, IOException why) {
            return FileVisitResult.CONTINUE;
        }

        private boolean hidden(Path path) {
            return !path.equals(root) && path.getFileName().toString().startsWith(".");
        }
    }
}
