package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.AmoSheetsSync;

/**
 * The service's program as the tests start it, as a container does: from jars, with an archive of its classes, which takes
 * half of the processor time off each start. Made once for all test processes, and anew when the classes have changed.
 */
final class ServiceProgram {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final ServiceProgram OF_THIS_RUN = prepare();

    private final Path folder;

    private ServiceProgram(Path folder) {
        this.folder = folder;
    }

    /** Options of Java that name the program, its main class left out. */
    static List<String> options() {
        return List.of(
                "-XX:SharedArchiveFile=" + OF_THIS_RUN.archive(), "-Xlog:cds=error", "-cp", OF_THIS_RUN.classPath());
    }

    private Path jar() {
        return folder.resolve("classes.jar");
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private String classPath() {
        return jar() + File.pathSeparator + libraries();
    }

    private static ServiceProgram prepare() {
        try {
            List<Path> classes = classes();
            ServiceProgram program = new ServiceProgram(
                    Files.createDirectories(TARGET.resolve("service-under-test").resolve(mark(classes))));
            try (FileChannel channel = FileChannel.open(
                            program.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assertThat(lock.isValid()).isTrue();
                if (!Files.exists(program.archive())) {
                    program.pack(classes);
                    program.train();
                }
            }
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folderOfClasses() {
        return TARGET.resolve("classes");
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> files = Files.walk(folderOfClasses())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Another one whenever a class, a resource or a library is another. */
    private static String mark(List<Path> classes) throws IOException {
        int mark = libraries().hashCode();
        for (Path file : classes) {
            mark = 31 * mark
                    + Objects.hash(
                            file.toString(),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toMillis());
        }
        return Integer.toHexString(mark);
    }

    private static String libraries() {
        return Arrays.stream(Service.classPath().split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private void pack(List<Path> classes) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar());
                JarOutputStream out = new JarOutputStream(file)) {
            for (Path entry : classes) {
                String name = folderOfClasses().relativize(entry).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry(name));
                Files.copy(entry, out);
                out.closeEntry();
            }
        }
    }

    private void train() throws IOException {
        Path made = folder.resolve("made.jsa");
        Path said = folder.resolve("training.log");
        Process training = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ArchiveClassesAtExit=" + made,
                        "-Xlog:cds=error",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        AmoSheetsSync.class.getName(),
                        "try-start")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(training.waitFor(3, TimeUnit.MINUTES))
                    .as("the training ends")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Tried to make the archive of classes but was interrupted", e);
        } finally {
            training.destroyForcibly();
        }
        assertThat(training.exitValue()).as(Files.readString(said)).isZero();
        Files.move(made, archive(), StandardCopyOption.ATOMIC_MOVE);
    }
}
