package org.amosheets.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.amosheets.store.Commit;
import org.amosheets.store.Imports;
import org.amosheets.store.Imports.Ended;
import org.amosheets.store.Imports.Job;
import org.amosheets.store.Imports.RowEnd;
import org.amosheets.store.Imports.RowEnd.What;
import org.amosheets.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Adds up what became of an import's rows. */
final class ImportEnd {

    /** So many failed rows are named with their reasons; every one has its reason in its own note too. */
    static final int MOST_FAILURES = 200;

    private static final Logger LOG = LoggerFactory.getLogger(ImportEnd.class);
    /** So many imports that are over can be looked up. */
    private static final int KEPT = 50;

    private ImportEnd() {}

    /** How the import stands. */
    static Ended sum(Imports imports, Job job, long endedAt) {
        List<RowEnd> ends = List.copyOf(imports.done().values());
        Map<What, Long> counts = ends.stream().collect(Collectors.groupingBy(RowEnd::what, Collectors.counting()));
        return new Ended(
                job.id(),
                job.startedAt(),
                endedAt,
                count(counts, What.CREATED),
                count(counts, What.UPDATED),
                count(counts, What.SKIPPED) + job.skipped(),
                count(counts, What.FAILED),
                imports.waiting() + job.left(),
                ends.stream()
                        .filter(end -> end.what() == What.FAILED)
                        .sorted(Comparator.comparingInt(RowEnd::row).thenComparing(RowEnd::key))
                        .limit(MOST_FAILURES)
                        .toList());
    }

    static void end(Store store, Job job, long now) {
        Ended ended = sum(store.imports(), job, now);
        List<String> older = store.imports().ended().stream()
                .sorted(Comparator.comparingLong(Ended::endedAt).reversed())
                .skip(KEPT - 1L)
                .map(Ended::id)
                .toList();
        Commit commit = store.newCommit();
        commit.endImport(ended, older);
        commit.run(store.lease());
        LOG.info(
                "The import {} is over: {} created, {} updated, {} skipped, {} failed",
                ended.id(),
                ended.created(),
                ended.updated(),
                ended.skipped(),
                ended.failed());
    }

    private static int count(Map<What, Long> counts, What what) {
        return Math.toIntExact(counts.getOrDefault(what, 0L));
    }
}
