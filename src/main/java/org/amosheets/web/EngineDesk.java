package org.amosheets.web;

import java.util.List;
import java.util.function.Supplier;
import org.amosheets.engine.StandingChanges;
import org.amosheets.store.Standing;

/** The changes of the running engine. */
public final class EngineDesk implements StandingDesk {

    private final StandingChanges changes;
    private final Supplier<List<StandingChange>> waiting;

    /** @param waiting what is in the inbox, of kind {@code waiting} */
    public EngineDesk(StandingChanges changes, Supplier<List<StandingChange>> waiting) {
        this.changes = changes;
        this.waiting = waiting;
    }

    @Override
    public List<StandingChange> list(String state) {
        return state.equals("waiting")
                ? waiting.get()
                : changes.list(state).stream().map(EngineDesk::standing).toList();
    }

    @Override
    public boolean retry(String id) {
        return changes.retry(id);
    }

    @Override
    public boolean approve(String id) {
        return changes.approve(id);
    }

    @Override
    public boolean drop(String id) {
        return changes.drop(id);
    }

    private static StandingChange standing(Standing.Entry entry) {
        return new StandingChange(entry.id(), entry.kind(), entry.reason(), entry.rows(), entry.leads(), entry.since());
    }
}
