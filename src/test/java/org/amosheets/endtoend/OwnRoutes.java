package org.amosheets.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of routes and mappings in the folder that the service of a world is started in, to be changed there. */
final class OwnRoutes {

    private OwnRoutes() {}

    /** Returns the folder. */
    static Path of(World world) throws IOException {
        Path routes = world.data.resolve("routes");
        try (Stream<Path> all = Files.walk(Path.of("routes"))) {
            for (Path path : all.toList()) {
                Path target = routes.resolve(Path.of("routes").relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return routes;
    }
}
