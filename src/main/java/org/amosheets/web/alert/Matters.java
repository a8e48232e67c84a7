package org.amosheets.web.alert;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.SideHeard;
import org.amosheets.engine.StandingChanges;
import org.amosheets.store.Standing;

/** Gathers what takes a person, from all who know of something. */
public final class Matters implements Supplier<Look> {

    private final StandingChanges standing;
    private final SideHeard amo;
    private final SideHeard sheets;
    private final Obstacles obstacles;
    private final IntSupplier openConflicts;
    private final Supplier<OptionalInt> lackedFields;
    private final IntSupplier filesNotInForce;

    /**
     * @param openConflicts how many wait for a person; what a policy settles is none of them
     * @param lackedFields how many fields the mapping names that amoCRM lacks; empty where nobody has looked yet
     * @param filesNotInForce how many changed files were not taken
     */
    public Matters(
            StandingChanges standing,
            SideHeard amo,
            SideHeard sheets,
            Obstacles obstacles,
            IntSupplier openConflicts,
            Supplier<OptionalInt> lackedFields,
            IntSupplier filesNotInForce) {
        this.standing = standing;
        this.amo = amo;
        this.sheets = sheets;
        this.obstacles = obstacles;
        this.openConflicts = openConflicts;
        this.lackedFields = lackedFields;
        this.filesNotInForce = filesNotInForce;
    }

    @Override
    public Look get() {
        Look.Draft draft = new Look.Draft();
        List<Standing.Entry> held = standing.list(Standing.HELD);
        set(
                draft,
                Kind.HELD,
                held.stream().filter(entry -> !ofInstallation(entry)).toList());
        set(
                draft,
                Kind.INSTALLATION,
                held.stream().filter(Matters::ofInstallation).toList());
        set(draft, Kind.PARKED, standing.list(Standing.PARKED));
        draft.saw(Kind.CONFLICTS, openConflicts.getAsInt(), 0);
        access(draft, Kind.AMOCRM_ACCESS, amo.latest());
        access(draft, Kind.SHEET_ACCESS, sheets.latest());
        obstacle(draft, Kind.AMOCRM_ACCESS, Obstacles.Kind.AMOCRM);
        obstacle(draft, Kind.SHEET_ACCESS, Obstacles.Kind.SHEET);
        obstacle(draft, Kind.INSTALLATION, Obstacles.Kind.INSTALLATION);
        if (obstacles.known()) {
            draft.saw(Kind.SETTINGS, 0, 0);
        }
        obstacle(draft, Kind.SETTINGS, Obstacles.Kind.SETTINGS);
        lackedFields.get().ifPresent(count -> draft.saw(Kind.FIELDS, count, 0));
        return draft.saw(Kind.FILE, filesNotInForce.getAsInt(), 0).done();
    }

    private static boolean ofInstallation(Standing.Entry entry) {
        return entry.id().equals(StandingChanges.INSTALLATION);
    }

    private static void set(Look.Draft draft, Kind kind, List<Standing.Entry> entries) {
        long since = entries.stream().mapToLong(Standing.Entry::since).min().orElse(0);
        draft.saw(kind, entries.size(), since);
    }

    /** A side that fails in a way that heals is neither refused nor known to let us in. */
    private static void access(Look.Draft draft, Kind kind, SideHeard.Latest latest) {
        if (latest.failingSince() == 0 && latest.answeredAt() > 0) {
            draft.saw(kind, 0, 0);
        } else if (latest.refused()) {
            draft.saw(kind, 1, latest.failingSince());
        }
    }

    private void obstacle(Look.Draft draft, Kind kind, Obstacles.Kind met) {
        Optional<Long> since = obstacles.since(met);
        since.ifPresent(when -> draft.stands(kind, when));
    }
}
