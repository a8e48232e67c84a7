package org.amosheets.config;

import java.net.URI;
import java.util.Optional;

/**
 * The spreadsheet.
 *
 * @param serviceAccount the key that opens it
 * @param spreadsheetId the id, already taken out of a pasted link
 * @param worksheetName the tab's name; empty = the first tab
 * @param rootUrl root of the Sheets API, with a slash at the end
 * @param readsPerMinute Google's quota of reads per user and minute, at least 1
 * @param writesPerMinute Google's quota of writes per user and minute, at least 1
 */
public record SheetSettings(
        ServiceAccountKey serviceAccount,
        String spreadsheetId,
        Optional<String> worksheetName,
        URI rootUrl,
        int readsPerMinute,
        int writesPerMinute) {}
