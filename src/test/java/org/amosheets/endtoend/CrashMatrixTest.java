package org.amosheets.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.amosheets.correctness.Result;
import org.amosheets.correctness.Shows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code kill -9} of the real process at every step of everything that it writes, people who go on typing on both sides,
 * and a new start; at rest each value is where it belongs or stands in the conflict log (I2, I4, I6, I8, I9, L1, L5).
 * Without {@code -Dcrash=all} only the most dangerous; with a regular expression instead, those whose name it finds.
 */
@Shows({"G1", "G2", "I2", "I6", "I8", "I9", "L5"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixTest {

    private static final List<Arguments> MOST_DANGEROUS = List.of(
            Arguments.of(CrashOperation.CREATE_LEAD, CrashMoment.AFTER_SEND),
            Arguments.of(CrashOperation.PATCH_LEAD, CrashMoment.AFTER_ANSWER),
            Arguments.of(CrashOperation.WRITE_IDS, CrashMoment.AFTER_ANSWER),
            Arguments.of(CrashOperation.PUT_BACK_ANOTHER_ROW, CrashMoment.AFTER_SEND));

    /** One row whose field is under way, one that its author edits, one that a manager edits, one that both do. */
    private record Stage(CrashRig rig, String subject, String ofAuthor, String ofManager, String ofBoth) {
        private static Stage set() {
            CrashRig rig = new CrashRig();
            rig.start();
            World.eventually().until(() -> rig.world.tab.headers().contains("sync_key"));
            Stage stage = new Stage(rig, rig.newRow(), rig.newRow(), rig.newRow(), rig.newRow());
            rig.rests();
            return stage;
        }
    }

    private final long began = System.nanoTime();
    private int passed;
    private @Nullable Stage stage;

    static List<Arguments> cases() {
        String wanted = System.getProperty("crash", "");
        if (wanted.isEmpty()) {
            return MOST_DANGEROUS;
        }
        List<Arguments> cases = new ArrayList<>();
        for (CrashOperation operation : CrashOperation.values()) {
            for (CrashMoment moment : CrashMoment.values()) {
                if (wanted.equals("all")
                        || Pattern.compile(wanted)
                                .matcher(operation + " " + moment)
                                .find()) {
                    cases.add(Arguments.of(operation, moment));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void whateverIsUnderWayEndsAsIfNothingHadHappened(CrashOperation operation, CrashMoment moment) {
        Stage rows = stage == null ? Stage.set() : stage;
        // One that was killed and started again is the next case's, if it is at rest; after a case that failed, a new
        // one.
        stage = null;
        boolean well = false;
        try {
            play(rows, operation, moment);
            well = true;
            passed++;
            stage = rows;
        } finally {
            if (!well) {
                rows.rig.close();
            }
        }
    }

    private static void play(Stage rows, CrashOperation operation, CrashMoment moment) {
        CrashRig rig = rows.rig;
        String row = operation.act(rig, rows.subject, moment);
        rig.untilKilled();
        operation.whileDown(rig, row);
        if (rig.hasLead(row)) {
            operation.managerGoesOn(rig, row);
        }
        rig.type(rows.ofAuthor, "budget", rig.fresh());
        rig.setPrice(rows.ofManager, rig.fresh());
        rig.disagree(rows.ofBoth);
        rig.start();
        rig.rests();
        operation.afterwards(rig, row);
        rig.rests();
    }

    @AfterAll
    void stop() {
        String wanted = System.getProperty("crash", "");
        Result.keep(
                "crash-matrix",
                "mvn package -DskipTests && mvn test -Dtest=CrashMatrixTest -Dcrash=" + wanted
                        + " -Dservice.jar=true -Dkeep",
                Map.of(
                        "kills",
                        cases().size(),
                        "that ended as if nothing had happened",
                        passed,
                        "took",
                        (System.nanoTime() - began) / 1_000_000_000 + " s"));
        if (stage != null) {
            stage.rig.close();
        }
    }
}
