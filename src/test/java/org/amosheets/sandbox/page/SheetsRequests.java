package org.amosheets.sandbox.page;

import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Kind;
import org.amosheets.sandbox.sheets.LoggedRequest;
import org.amosheets.sandbox.sheets.SheetScript;
import org.jspecify.annotations.Nullable;

/** Follows the request log of Sheets and the calls of the sheet's script: lines and rates. */
final class SheetsRequests {

    private static final long MINUTE = 60_000;

    private final FakeSheets sheets;
    private final LiveLog log;
    private final RateMeter reads = new RateMeter(MINUTE);
    private final RateMeter writes = new RateMeter(MINUTE);
    private @Nullable LoggedRequest last;
    private int scriptCalls;

    SheetsRequests(FakeSheets sheets, LiveLog log) {
        this.sheets = sheets;
        this.log = log;
    }

    /** Called by one thread only. */
    void follow() {
        List<LoggedRequest> all = sheets.requests();
        // The log drops its oldest lines, so a position in it would not stay true.
        int from = last == null ? 0 : all.lastIndexOf(last) + 1;
        for (LoggedRequest request : all.subList(from, all.size())) {
            tell(request);
            last = request;
        }
        List<SheetScript.Delivery> deliveries = sheets.script().deliveries();
        for (; scriptCalls < deliveries.size(); scriptCalls++) {
            log.add(
                    "script",
                    "script.answered",
                    Map.of("status", deliveries.get(scriptCalls).status()));
        }
    }

    private void tell(LoggedRequest request) {
        if (request.kind() == Kind.READ) {
            reads.add(request.atMs());
        } else if (request.kind() == Kind.WRITE) {
            writes.add(request.atMs());
        }
        log.add(
                "sheet",
                "sheet.request",
                Map.of(
                        "kind", request.kind().name(),
                        "method", request.method(),
                        "path", shortened(request.path()),
                        "status", request.status()));
    }

    private static String shortened(String path) {
        return path.replaceFirst("^/v4/spreadsheets/[^/:]+[/:]?", "").replaceFirst("^/", "");
    }

    int readsOfMinute() {
        return reads.within(System.currentTimeMillis());
    }

    int writesOfMinute() {
        return writes.within(System.currentTimeMillis());
    }
}
