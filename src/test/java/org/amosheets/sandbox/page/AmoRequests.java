package org.amosheets.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.RequestRecord;

/** Follows amoCRM's request log: a line for each answered request, and the rate. */
final class AmoRequests {

    private final FakeAmoCrm amo;
    private final LiveLog log;
    private final RateMeter rate = new RateMeter(1_000_000_000L);
    private final List<Integer> unanswered = new ArrayList<>();
    private int seen;
    private int refused;

    AmoRequests(FakeAmoCrm amo, LiveLog log) {
        this.amo = amo;
        this.log = log;
    }

    /** Called by one thread only. */
    void follow() {
        List<RequestRecord> all = amo.requests();
        if (all.size() < seen) {
            seen = 0;
            unanswered.clear();
        }
        for (; seen < all.size(); seen++) {
            RequestRecord request = all.get(seen);
            if (request.path().startsWith("/api/")) {
                rate.add(request.nanoTime());
            }
            unanswered.add(seen);
        }
        // One request that hangs must not hold back the lines of those after it.
        unanswered.removeIf(index -> answered(all.get(index)));
    }

    private boolean answered(RequestRecord request) {
        if (request.status() < 0) {
            return false;
        }
        if (request.status() == 429) {
            refused++;
        }
        log.add(
                "crm",
                "crm.request",
                Map.of(
                        "method", request.method(),
                        "path", request.path().replaceFirst("^/api/v4/", ""),
                        "entities", request.entities(),
                        "status", request.status(),
                        "ms", request.tookMillis()));
        return true;
    }

    int lastSecond() {
        return rate.within(System.nanoTime());
    }

    int most() {
        return rate.most();
    }

    int refused() {
        return refused;
    }
}
