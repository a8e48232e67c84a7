package org.amosheets.config;

import java.util.Map;

/**
 * The files that this start of the service reads: those of {@code routes/}, or, where it could not start with them, those
 * that it ran with before.
 *
 * @param kept what the service ran with before
 * @param goesBack whether those are read
 */
record RoutesOfStart(KeptRoutes kept, boolean goesBack) {

    static RoutesOfStart ofFolder(ServiceSettings service) {
        return new RoutesOfStart(new KeptRoutes(service.dataDir()), false);
    }

    /** Whether there is another set of files to start with than that of {@code routes/}. */
    boolean canGoBack() {
        Map<String, RouteFolder.Found> now = RoutePlaces.read();
        Map<String, String> before = kept.read();
        return !now.isEmpty() && !before.isEmpty() && !before.equals(RouteFolder.texts(now));
    }

    RoutesOfStart before() {
        return new RoutesOfStart(kept, true);
    }

    /** As Camel wants it. */
    String places() {
        return goesBack ? kept.places() : RoutePlaces.all();
    }

    /** Throws where a file cannot be read; nobody knows what the service would lack without it. */
    void mustBeReadable() {
        if (!goesBack) {
            RoutePlaces.mustBeReadable();
        }
    }

    /** For the watch over the files. */
    FileMemory memory(KeptMapping mapping) {
        return new FileMemory() {
            @Override
            public Map<String, String> before(Map<String, String> onDisk) {
                return mapping.before(goesBack ? kept.read() : onDisk);
            }

            @Override
            public void taken(String file, String text) {
                mapping.taken(file, text);
            }

            @Override
            public void worksWith(Map<String, String> inForce) {
                kept.keep(inForce);
            }
        };
    }
}
