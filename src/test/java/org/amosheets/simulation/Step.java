package org.amosheets.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One decision of a run. Everything smaller that is decided within it comes from its own seed, so that the other steps stay
 * what they are where one is left out.
 *
 * @param faults whether calls may fail or kill the process within it
 * @param others whether people act between its calls
 */
record Step(Kind kind, long seed, boolean faults, boolean others) {

    enum Kind {
        /** A person does something in the sheet. */
        SHEET(36),
        /** A manager does something in amoCRM. */
        CRM(34),
        /** The service works on its inbox. */
        WORK(20),
        ROWS(24),
        LEADS(24),
        POLL(12),
        RECONCILE(8),
        LOOK(3),
        /** One of the announcements that are under way arrives. */
        SCRIPT(22),
        WEBHOOK(18),
        WAIT(14),
        LONG_WAIT(4),
        KILL(3),
        /** Another instance takes over in the middle of the next work. */
        TAKEOVER(2),
        BACKUP(0),
        RESTORE(0);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    Random random() {
        return new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    Step calm() {
        return new Step(kind, seed, false, others);
    }

    Step alone() {
        return new Step(kind, seed, faults, false);
    }

    /** The run that a seed stands for. Every fourth has no faults and nobody acts between two calls. */
    static List<Step> of(long seed) {
        Random random = new Random(seed);
        boolean calm = seed % 4 == 0;
        boolean fallible = !calm && seed % 4 != 1;
        boolean busy = !calm && seed % 4 != 2;
        boolean restored = seed % 20 == 7;
        int length = 30 + random.nextInt(90);
        int all = 0;
        for (Kind kind : Kind.values()) {
            all += kind.weight;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int pick = random.nextInt(all);
            Kind kind = Kind.SHEET;
            for (Kind each : Kind.values()) {
                pick -= each.weight;
                if (pick < 0) {
                    kind = each;
                    break;
                }
            }
            if (calm && (kind == Kind.KILL || kind == Kind.TAKEOVER)) {
                kind = Kind.WAIT;
            }
            steps.add(new Step(kind, random.nextLong(), fallible && random.nextInt(3) > 0, busy));
        }
        if (restored) {
            int at = length / 3 + random.nextInt(length / 3);
            steps.add(at, new Step(Kind.BACKUP, 1, false, false));
            // The shortest lives end before that.
            int back = Math.min(at + 5 + random.nextInt(15), steps.size());
            steps.add(back, new Step(Kind.RESTORE, 2, false, false));
        }
        return steps;
    }
}
