package org.amosheets.engine;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.amosheets.store.Imports.Ended;
import org.amosheets.store.Imports.Job;
import org.amosheets.store.Standing;
import org.amosheets.store.Store;

/** Imports that a person starts: of every row that has no lead. */
public final class ImportJobs {

    private final Store store;
    private final Clock clock;

    public ImportJobs(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Starts an import, or finds the one under way; returns its id. Empty where the rows only seem to have no lead, their
     * columns having been deleted: that takes a person who knows it.
     */
    public Optional<String> start() {
        if (columnsLost(store)) {
            return Optional.empty();
        }
        Job job = Job.begun(UUID.randomUUID().toString(), clock.millis());
        return Optional.of(store.imports().start(job).id());
    }

    static boolean columnsLost(Store store) {
        return store.standing()
                .find(ImportGate.STANDING_ID)
                .map(Standing.Entry::data)
                .filter(data -> Boolean.parseBoolean(data.get(ImportGate.COLUMNS_LOST)))
                .isPresent();
    }

    /**
     * How an import stands.
     *
     * @param counts {@code endedAt} is 0 while it is under way
     */
    public record Report(boolean running, Ended counts) {}

    public Optional<Report> find(String id) {
        Optional<Report> running = store.imports()
                .running()
                .filter(job -> job.id().equals(id))
                .map(job -> new Report(true, ImportEnd.sum(store.imports(), job, 0)))
                // What was added up while it ended may be half forgotten already.
                .filter(report -> store.imports()
                        .running()
                        .filter(job -> job.id().equals(id))
                        .isPresent());
        return running.or(() -> store.imports().ended(id).map(ended -> new Report(false, ended)));
    }
}
