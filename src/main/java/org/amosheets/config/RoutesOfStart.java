package org.amosheets.config;

import java.net.BindException;
import java.nio.file.Files;
import java.util.Map;
import org.amosheets.store.StoreUnavailable;

/**
 * The files that this start of the service reads: those of {@code routes/}, or, where it could not start with them, those
 * that it ran with before.
 *
 * @param kept what the service ran with before
 * @param goesBack whether those are read
 */
record RoutesOfStart(KeptRoutes kept, boolean goesBack) {

    static RoutesOfStart ofFolder(Settings settings) {
        String whose = String.join(
                "\n",
                settings.amoCrm().baseUrl().toString(),
                settings.sheet().spreadsheetId(),
                settings.sync().preset(),
                String.valueOf(RoutesOfStart.class.getPackage().getImplementationVersion()));
        return new RoutesOfStart(new KeptRoutes(settings.service().dataDir(), whose), false);
    }

    /** Whether there is another set of files to start with than that of {@code routes/}, and that one may be to blame. */
    boolean canGoBack(RuntimeException failure) {
        return Files.isDirectory(RoutePlaces.FOLDER) && !isOfThePlace(failure) && isAnother(kept.read());
    }

    private static boolean isAnother(Map<String, String> before) {
        Map<String, RouteFolder.Found> now = RoutePlaces.read();
        boolean unreadable = !now.values().stream().allMatch(RouteFolder.Found::readable);
        return !before.isEmpty() && (unreadable || !before.equals(RouteFolder.texts(now)));
    }

    /** Whether a port, a folder or Redis is why; no file of routes changes that. */
    private static boolean isOfThePlace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof StoreUnavailable) {
                return true;
            }
        }
        return false;
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
            public void startedWith(Map<String, String> inForce) {
                // Half a copy of the folder may start, too; it is nothing to go back to.
                if (inForce.keySet().containsAll(RoutePlaces.ownRoutes())) {
                    kept.keep(inForce);
                }
            }
        };
    }
}
