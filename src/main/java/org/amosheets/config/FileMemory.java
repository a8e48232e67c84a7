package org.amosheets.config;

import java.util.Map;

/** Knows over restarts what of the watched files was in force. */
interface FileMemory {

    FileMemory NONE = new FileMemory() {
        @Override
        public Map<String, String> before(Map<String, String> onDisk) {
            return onDisk;
        }

        @Override
        public void taken(String file, String text) {}

        @Override
        public void startedWith(Map<String, String> inForce) {}
    };

    /**
     * Asked once, at the start.
     *
     * @param onDisk the files as they stand on the disk, by name
     * @return the files that are in force, by name: these, or where they were changed, what was in force before, which stays
     *     so until they were judged
     */
    Map<String, String> before(Map<String, String> onDisk);

    /** This file is in force as it is. */
    void taken(String file, String text);

    /** The service has started with these files, all of them. */
    void startedWith(Map<String, String> inForce);
}
