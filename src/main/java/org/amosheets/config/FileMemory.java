package org.amosheets.config;

import java.util.Map;

/** Knows over restarts what of the watched files was in force. */
interface FileMemory {

    FileMemory NONE = new FileMemory() {
        @Override
        public Map<String, String> before(Map<String, String> onDisk) {
            return Map.of();
        }

        @Override
        public void taken(String file, String text) {}
    };

    /**
     * Asked once, at the start.
     *
     * @param onDisk the files as they stand on the disk, by name
     * @return of files that were changed since they were in force, what was: it stays in force until they were judged
     */
    Map<String, String> before(Map<String, String> onDisk);

    /** This file is in force as it is. */
    void taken(String file, String text);
}
