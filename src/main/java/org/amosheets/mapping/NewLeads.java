package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;

/** Decides whether a lead without a row gets one: the mapping's conditions, joined with the account's names. */
public final class NewLeads {

    /** What becomes of a lead without a row. */
    public enum Fate {
        /** It gets a row. */
        ROW,
        /** It is left alone. */
        NONE,
        /** The account's names as they are known do not tell: they have to be read anew. */
        UNKNOWN
    }

    private record Place(long pipelineId, long statusId) {}

    private static final int UNSORTED = 1;

    private final boolean appends;
    private final OptionalLong createdAfter;
    private final String pipelinePart;
    /** What was written, by how it is compared. */
    private final Map<String, String> pipelines;

    private final Map<String, String> statuses;
    private final Set<Place> known = new HashSet<>();
    private final Set<Place> wanted = new HashSet<>();
    private final List<String> faults = new ArrayList<>();

    private NewLeads(boolean appends, AppendWhen when, Directory directory) {
        this.appends = appends;
        this.createdAfter = when.createdAfter(directory.zone());
        this.pipelinePart = LookAlikes.fold(when.pipelinePart());
        this.pipelines = folded(when.pipelines());
        this.statuses = folded(when.statuses());
        if (appends) {
            judge(when, directory);
        }
    }

    public static NewLeads of(Mapping mapping, Directory directory) {
        return new NewLeads(mapping.appendsNewLeads(), mapping.appendWhen(), directory);
    }

    /** Whether any lead gets a row at all. */
    public boolean append() {
        return appends;
    }

    /** @param createdAt Unix seconds */
    public Fate of(long pipelineId, long statusId, long createdAt) {
        boolean tooOld = createdAfter.isPresent() && createdAt < createdAfter.getAsLong();
        if (!appends || tooOld) {
            return Fate.NONE;
        }
        Place place = new Place(pipelineId, statusId);
        if (!known.contains(place)) {
            return Fate.UNKNOWN;
        }
        return wanted.contains(place) ? Fate.ROW : Fate.NONE;
    }

    /** Conditions that no pipeline or status of the account meets, in words for the mapping's author. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    private void judge(AppendWhen when, Directory directory) {
        Set<String> pipelineNames = new HashSet<>();
        Set<String> statusNames = new HashSet<>();
        boolean anyPart = false;
        for (Pipeline pipeline : directory.pipelines()) {
            String folded = LookAlikes.fold(pipeline.name());
            names(pipelineNames, folded, pipeline.id());
            boolean part = folded.contains(pipelinePart);
            anyPart |= part;
            boolean fits = part && (pipelines.isEmpty() || isNamed(pipelines, folded, pipeline.id()));
            for (Status status : pipeline.statuses()) {
                Place place = new Place(pipeline.id(), status.id());
                known.add(place);
                String name = LookAlikes.fold(status.name());
                names(statusNames, name, status.id());
                // A lead that nobody has accepted yet is no order, unless its status is asked for.
                boolean meant = statuses.isEmpty() ? status.type() != UNSORTED : isNamed(statuses, name, status.id());
                if (fits && meant) {
                    wanted.add(place);
                }
            }
        }
        List<String> there = directory.pipelines().stream().map(Pipeline::name).toList();
        if (!anyPart) {
            faults.add("no pipeline's name contains \"" + when.pipelinePart() + "\"; there are " + there);
        }
        report(pipelines, pipelineNames, "pipeline", there);
        report(
                statuses,
                statusNames,
                "status",
                directory.pipelines().stream()
                        .flatMap(pipeline -> pipeline.statuses().stream())
                        .map(Status::name)
                        .distinct()
                        .toList());
    }

    private void report(Map<String, String> written, Set<String> names, String what, Collection<String> there) {
        written.forEach((folded, text) -> {
            if (!names.contains(folded)) {
                faults.add("there is no " + what + " \"" + text + "\"; there are " + there);
            }
        });
    }

    private static void names(Set<String> names, String folded, long id) {
        names.add(folded);
        names.add(Long.toString(id));
    }

    private static boolean isNamed(Map<String, String> written, String folded, long id) {
        return written.containsKey(folded) || written.containsKey(Long.toString(id));
    }

    private static Map<String, String> folded(List<String> texts) {
        Map<String, String> folded = new LinkedHashMap<>();
        texts.forEach(text -> folded.putIfAbsent(LookAlikes.fold(text), text));
        return folded;
    }
}
