package org.amosheets.engine;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.SheetsException;
import org.amosheets.sheets.Site;
import org.amosheets.store.Commit;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that the spreadsheet is this installation's before anything is written to either side (G14). Another
 * installation's mark, one that is younger than this Redis, or another tab in the place of ours is held until a person says
 * that it is meant so.
 */
public final class Installation {

    static final String STANDING_ID = "installation";
    static final String WORD = "word";
    /** Whether to go on as before is an answer, too. */
    static final String DECLINABLE = "declinable";

    static final String APPROVED = "installation-approved";
    static final String DECLINED = "installation-declined";

    private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
    private static final long LOOK_AGAIN_MS = 60_000;
    /** Writes to the sheet renew the mark by the way; where only amoCRM is written to, it is renewed after this. */
    private static final long RENEW_MS = 300_000;

    private final Store store;
    private final Sheet sheet;
    private final Clock clock;
    private String held = "";
    private boolean heldMayBeDeclined;
    private long lookedAt;
    private long renewedAt;
    private long renewed;

    public Installation(Store store, Sheet sheet, Clock clock) {
        this.store = store;
        this.sheet = sheet;
        this.clock = clock;
    }

    /** Whether the spreadsheet is ours to write to. To be called within a turn, by the holder of the lease. */
    boolean admits() {
        if (!held.isEmpty() && clock.millis() - lookedAt < LOOK_AGAIN_MS && !spokenOf(held)) {
            return false;
        }
        lookedAt = clock.millis();
        Site site = sheet.site();
        String installation = store.identity().installation();
        long run = store.identity().run();
        Claims claims = Claims.of(site, installation, run);
        boolean approved = answer(APPROVED).equals(claims.word());
        boolean declined = claims.mayBeDeclined() && answer(DECLINED).equals(claims.word());
        Takeover takeover = new Takeover(store, sheet, clock);
        boolean takenOver = takeover.isUnderWay();
        if (claims.contested() && !approved && !declined) {
            hold(claims);
            return false;
        }
        if (takenOver || (claims.contested() && approved)) {
            takeover.carryOut(claims);
            takenOver = true;
        }
        if (takenOver || site.owners().isEmpty()) {
            claim(!site.owners().isEmpty());
        } else {
            sheet.enter(installation, run, true);
        }
        if (takenOver) {
            takeover.finish();
        }
        renewedAt = clock.millis();
        renewed = run;
        forgetHeld();
        return true;
    }

    /** Whether this Redis has come less far than this process has seen it: it was set back under way. */
    boolean isSetBack() {
        return store.identity().run() < sheet.run();
    }

    /** Renews the mark in the spreadsheet where something was agreed on since. Within a turn, by the holder of the lease. */
    void renew() {
        if (sheet.isOurs() && clock.millis() - renewedAt >= RENEW_MS) {
            long run = store.identity().run();
            if (run > renewed) {
                claim(true);
                renewed = run;
            }
            renewedAt = clock.millis();
        }
    }

    private void claim(boolean anyMark) {
        String installation = store.identity().installation();
        long run = store.identity().run();
        try {
            sheet.claim(installation, run, anyMark);
        } catch (SheetsException.Rejected e) {
            LOG.warn(
                    "Tried to mark the spreadsheet as this installation's but failed because: {} The sync goes on; that"
                            + " a second installation works on the same spreadsheet would not be noticed.",
                    e.getMessage());
            sheet.enter(installation, run, false);
        }
    }

    private void forgetHeld() {
        held = "";
        if (store.standing().find(STANDING_ID).isPresent()) {
            Commit commit = store.newCommit();
            commit.dropStanding(STANDING_ID);
            commit.run(store.lease());
        }
    }

    private void hold(Claims claims) {
        if (!held.equals(claims.word())) {
            LOG.warn("Nothing is written until a person approves or drops what is held: {}", claims.reason());
        }
        held = claims.word();
        heldMayBeDeclined = claims.mayBeDeclined();
        Commit commit = store.newCommit();
        commit.putStanding(new Standing.Entry(
                STANDING_ID,
                Standing.HELD,
                claims.reason(),
                List.of(),
                List.of(),
                clock.millis(),
                List.of(),
                Map.of(WORD, claims.word(), DECLINABLE, Boolean.toString(claims.mayBeDeclined()))));
        commit.run(store.lease());
    }

    private boolean spokenOf(String word) {
        return answer(APPROVED).equals(word)
                || (heldMayBeDeclined && answer(DECLINED).equals(word));
    }

    private String answer(String mark) {
        return store.marks().text(mark).orElse("");
    }
}
