package org.amosheets.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** The Redis server that the jar carries, as a file that can be run. */
final class RedisBinary {

    private RedisBinary() {}

    /** Unpacks it into this folder, or into a temporary one where nothing may be run from this one. */
    static Path unpack(Path dir) throws IOException {
        Path first = unpackTo(dir);
        String fault = fault(first);
        if (fault == null) {
            return first;
        }
        Path second = unpackTo(Files.createTempDirectory("amosheets-redis").toRealPath());
        if (fault(second) == null) {
            return second;
        }
        throw new IOException("the Redis that comes along does not run on this system (" + fault + ")");
    }

    private static Path unpackTo(Path dir) throws IOException {
        String name = ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
        if (name == null) {
            throw new IOException("no Redis comes along for this system");
        }
        Path target = dir.resolve(Path.of(name).getFileName().toString());
        try (InputStream in = open(name)) {
            byte[] content = in.readAllBytes();
            if (Files.exists(target) && Files.size(target) == content.length) {
                return target;
            }
            // By renaming: a file that is being run cannot be written to, and a half-written one cannot be run.
            Path temp = Files.createTempFile(dir, "redis", ".new");
            Files.write(temp, content);
            if (!temp.toFile().setExecutable(true, true)) {
                throw new IOException("could not make " + temp + " executable");
            }
            return Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = ExecutableProvider.class.getResourceAsStream(name.startsWith("/") ? name : "/" + name);
        if (in == null) {
            throw new IOException("the jar lacks " + name);
        }
        return in;
    }

    private static @Nullable String fault(Path binary) {
        try {
            Process process = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "it hangs";
            }
            return process.exitValue() == 0 ? null : "exit code " + process.exitValue();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
