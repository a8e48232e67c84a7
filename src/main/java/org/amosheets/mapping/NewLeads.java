package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    private final Set<Place> known = new HashSet<>();
    private final Set<Place> wanted = new HashSet<>();
    private final OptionalLong createdAfter;
    private final List<String> faults = new ArrayList<>();

    private NewLeads(boolean appends, AppendWhen when, Directory directory) {
        this.appends = appends;
        this.createdAfter = when.createdAfter(directory.zone());
        List<Status> statuses = new ArrayList<>();
        for (Pipeline pipeline : directory.pipelines()) {
            for (Status status : pipeline.statuses()) {
                known.add(new Place(pipeline.id(), status.id()));
                statuses.add(status);
                if (isWanted(pipeline, when) && isWanted(status, when)) {
                    wanted.add(new Place(pipeline.id(), status.id()));
                }
            }
        }
        if (appends) {
            report(when, directory.pipelines(), statuses);
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

    private static boolean isWanted(Pipeline pipeline, AppendWhen when) {
        boolean named = when.pipelines().isEmpty()
                || when.pipelines().stream().anyMatch(text -> names(text, pipeline.name(), pipeline.id()));
        return named && LookAlikes.fold(pipeline.name()).contains(LookAlikes.fold(when.pipelinePart()));
    }

    /** A lead that nobody has accepted yet is no order, unless its status is asked for. */
    private static boolean isWanted(Status status, AppendWhen when) {
        return when.statuses().isEmpty()
                ? status.type() != UNSORTED
                : when.statuses().stream().anyMatch(text -> names(text, status.name(), status.id()));
    }

    private static boolean names(String text, String name, long id) {
        return text.equals(Long.toString(id)) || LookAlikes.fold(text).equals(LookAlikes.fold(name));
    }

    private void report(AppendWhen when, List<Pipeline> pipelines, List<Status> statuses) {
        List<String> pipelineNames = pipelines.stream().map(Pipeline::name).toList();
        List<String> statusNames =
                statuses.stream().map(Status::name).distinct().toList();
        for (String text : when.pipelines()) {
            if (pipelines.stream().noneMatch(pipeline -> names(text, pipeline.name(), pipeline.id()))) {
                faults.add("there is no pipeline \"" + text + "\"; there are " + pipelineNames);
            }
        }
        String part = LookAlikes.fold(when.pipelinePart());
        if (pipelineNames.stream().noneMatch(name -> LookAlikes.fold(name).contains(part))) {
            faults.add("no pipeline's name contains \"" + when.pipelinePart() + "\"; there are " + pipelineNames);
        }
        for (String text : when.statuses()) {
            if (statuses.stream().noneMatch(status -> names(text, status.name(), status.id()))) {
                faults.add("there is no status \"" + text + "\"; there are " + statusNames);
            }
        }
    }
}
