package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.engine.Misconfigured;
import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Rehearsed;
import org.amosheets.engine.Rehearsed.Why;
import org.amosheets.mapping.Mapping;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.StoreUnavailable;

/**
 * Holds a changed mapping against the tab and the account, and reckons what it would do, before it is in force. What it
 * would do to many rows at once the brake holds, then as ever; so that is said and no reason to refuse it.
 */
final class MappingGate implements FileGate {

    private final MappingInForce inForce;
    private final Runnable forgetNames;
    private final Supplier<List<String>> faultsInForce;
    private final Function<Mapping, Rehearsal> rehearsals;
    private final Runnable lookAtAll;

    /**
     * @param forgetNames has the account's names read anew: a field may have been made for this change
     * @param faultsInForce what of the mapping in force the tab or the account lacks
     * @param rehearsals a rehearsal with this mapping in place of the one in force
     * @param lookAtAll has the whole tab read soon
     */
    MappingGate(
            MappingInForce inForce,
            Runnable forgetNames,
            Supplier<List<String>> faultsInForce,
            Function<Mapping, Rehearsal> rehearsals,
            Runnable lookAtAll) {
        this.lookAtAll = lookAtAll;
        this.inForce = inForce;
        this.forgetNames = forgetNames;
        this.faultsInForce = faultsInForce;
        this.rehearsals = rehearsals;
    }

    @Override
    public Verdict judge(Map<String, Mapping> mappings) {
        Mapping changed = mappings.get(inForce.name());
        if (changed == null) {
            return OPEN.judge(mappings);
        }
        try {
            forgetNames.run();
            return judge(rehearsals.apply(inForce.prepared(changed)).run());
        } catch (AmoCrmException | SheetsException | StoreUnavailable | Misconfigured e) {
            return Verdict.refuse("It could not be held against the tab and the account: " + e.getMessage());
        }
    }

    @Override
    public boolean uses(Map<String, Mapping> mappings) {
        return mappings.containsKey(inForce.name());
    }

    private Verdict judge(Rehearsed effect) {
        List<String> lacking = new ArrayList<>(effect.leftAlone());
        // What was lacking before is no fault of the change.
        lacking.removeAll(faultsInForce.get());
        return lacking.isEmpty()
                ? Verdict.pass(words(effect), lookAtAll)
                : Verdict.refuse("It does not fit the tab or the account: " + String.join(" ", lacking));
    }

    /** In numbers, for a log. */
    private static String words(Rehearsed effect) {
        long braked =
                effect.waiting().stream().filter(row -> row.why() == Why.BRAKE).count();
        return "What differs now: " + effect.patches().size() + " changes in amoCRM, "
                + effect.cells().size() + " cells of the sheet, "
                + effect.leads().size() + " new leads, "
                + effect.conflicts().size() + " conflicts"
                + (braked == 0 ? "" : "; the brake holds " + braked + " rows until a person approves");
    }
}
