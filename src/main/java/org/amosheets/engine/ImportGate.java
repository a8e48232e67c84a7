package org.amosheets.engine;

/** Names of what is kept about rows that had no lead when the service started. */
final class ImportGate {

    /** Fingerprints of rows that wait for a person's word, or were refused it. */
    static final String HELD = "import-held";
    /** Fingerprints of rows that a person let in. */
    static final String APPROVED = "import-approved";
    /** The id under which a held import stands in the list of held changes. */
    static final String STANDING_ID = "import";

    private ImportGate() {}
}
