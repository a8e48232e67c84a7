package org.amosheets.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the Google part. */
final class SheetReader {

    private static final int QUOTA = 60;
    private static final Setting<String> SPREADSHEET = Setting.of("GOOGLE_SPREADSHEET_ID", SpreadsheetId::parse)
            .alias("GOOGLE_SHEET_ID", "GOOGLE_SPREADSHEET_URL", "GOOGLE_SHEET_NAME", "SPREADSHEET_ID");
    private static final Setting<String> WORKSHEET =
            Setting.of("GOOGLE_WORKSHEET_NAME", Parsers.text()).alias("GOOGLE_SPREADSHEET_NAME");
    private static final Setting<URI> ROOT_URL = Setting.of("GOOGLE_SHEETS_ROOT_URL", Parsers.httpUrl());
    private static final URI GOOGLE = URI.create("https://sheets.googleapis.com/");

    private SheetReader() {}

    /** The supplier works once all faults are known to be none. */
    static Supplier<SheetSettings> read(Variables variables, Findings findings, Path workingDir) {
        Optional<ServiceAccountKey> key =
                variables.require(serviceAccount(variables, workingDir), ServiceAccountParser.FIX);
        Optional<String> spreadsheet = variables.require(SPREADSHEET, SpreadsheetId.FIX);
        Optional<String> worksheet = variables.read(WORKSHEET);
        URI rootUrl = withSlash(variables.read(ROOT_URL, GOOGLE));
        int reads = quota("GOOGLE_READS_PER_MINUTE", variables, findings);
        int writes = quota("GOOGLE_WRITES_PER_MINUTE", variables, findings);
        return () -> new SheetSettings(key.orElseThrow(), spreadsheet.orElseThrow(), worksheet, rootUrl, reads, writes);
    }

    private static Setting<ServiceAccountKey> serviceAccount(Variables variables, Path workingDir) {
        Setting<ServiceAccountKey> setting = Setting.of(
                        "GOOGLE_SERVICE_ACCOUNT_JSON", new ServiceAccountParser(workingDir))
                .alias("GOOGLE_SERVICE_ACCOUNT_FILE", "GSHEET_CREDS")
                .sharedAlias("GOOGLE_APPLICATION_CREDENTIALS")
                .sameWhen(ServiceAccountKey::isSameAs);
        ServiceAccountParts parts = new ServiceAccountParts(variables);
        // A few of the parts beside a whole key are other software's; alone they are an unfinished try, worth a word.
        boolean partsCount = parts.areComplete() || variables.nameUsed(setting).isEmpty();
        return partsCount ? setting.alias(ServiceAccountParts.NAME, text -> parts.join()) : setting;
    }

    private static int quota(String name, Variables variables, Findings findings) {
        int quota = variables.read(Setting.of(name, Parsers.integer(1, Integer.MAX_VALUE)), QUOTA);
        if (quota > QUOTA) {
            findings.notice("Warning: " + name + " is above Google's usual " + QUOTA
                    + " a minute; keep it only if Google raised your project's quota");
        }
        return quota;
    }

    private static URI withSlash(URI uri) {
        return uri.toString().endsWith("/") ? uri : URI.create(uri + "/");
    }
}
