package org.amosheets.engine;

import org.amosheets.sheets.Sheet;
import org.amosheets.store.Store;

/** Keeps a command from changing a spreadsheet that another installation keeps in step. */
final class OwnSpreadsheet {

    private OwnSpreadsheet() {}

    /**
     * Looks at the spreadsheet's mark.
     *
     * @param doing what is about to be done, to complete "Tried to"
     * @throws Misconfigured where the mark is another installation's
     */
    static void check(Store store, Sheet sheet, String doing) {
        var owners = sheet.site().owners();
        String own = store.identity().installation();
        if (!owners.isEmpty()
                && owners.stream().noneMatch(owner -> owner.installation().equals(own))) {
            throw new Misconfigured("Tried to " + doing + " but the spreadsheet belongs to another installation, whose"
                    + " Redis this is not; use the REDIS_URL or DATA_DIR of the service that works on it");
        }
    }
}
