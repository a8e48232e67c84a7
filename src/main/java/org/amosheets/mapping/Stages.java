package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.mapping.StatusRules.Line;
import org.amosheets.sync.Problem;
import org.jspecify.annotations.Nullable;

/** The account's stages under a mapping's rules: each by its id within its pipeline, as won and lost are in every one. */
final class Stages {

    private final StatusRules rules;
    private final String column;
    private final Map<Long, StageNames> names = new HashMap<>();
    private final Map<String, Line> lines = new HashMap<>();
    private final Map<String, Status> targets = new HashMap<>();
    private final Set<Problem> faults = new LinkedHashSet<>();

    Stages(StatusRules rules, Directory directory, String column) {
        this.rules = rules;
        this.column = column;
        for (Pipeline pipeline : directory.pipelines()) {
            List<Status> stages = pipeline.statuses().stream()
                    .sorted(Comparator.comparingInt(Status::sort))
                    .toList();
            names.put(pipeline.id(), new StageNames(stages));
            for (Line line : rules.lines()) {
                first(pipeline.id(), line.choose()).ifPresent(stage -> targets.put(key(pipeline.id(), line), stage));
            }
        }
        takeLines(directory);
        for (Line line : rules.lines()) {
            boolean reachable = names.keySet().stream().anyMatch(pipeline -> targets.containsKey(key(pipeline, line)));
            if (line.choosable() && !reachable) {
                faults.add(Problem.of(Problem.Code.STATUS_WITHOUT_STAGE, column, line.shown()));
            }
        }
    }

    /** A stage that is called like a shown value and that no line names belongs to that value. */
    private void takeLines(Directory directory) {
        Map<String, Line> byStage = new HashMap<>();
        Map<String, Line> byShown = new HashMap<>();
        for (Line line : rules.lines()) {
            line.stages().forEach(stage -> byStage.put(LookAlikes.fold(stage), line));
            byShown.put(LookAlikes.fold(line.shown()), line);
        }
        for (Pipeline pipeline : directory.pipelines()) {
            for (Status stage : pipeline.statuses()) {
                String look = LookAlikes.fold(stage.name());
                Optional.ofNullable(byStage.get(Long.toString(stage.id())))
                        .or(() -> Optional.ofNullable(byStage.get(look)))
                        .or(() -> Optional.ofNullable(byShown.get(look)))
                        .ifPresent(line -> lines.put(pipeline.id() + ":" + stage.id(), line));
            }
        }
    }

    /** What the rules say of stages and the account does not bear out. */
    List<Problem> faults() {
        return List.copyOf(faults);
    }

    /** The rule of a stage, or null where it goes by its own name. */
    @Nullable
    Line line(long pipelineId, long stageId) {
        return lines.get(pipelineId + ":" + stageId);
    }

    /** Where choosing a shown value leads in a pipeline; empty where it moves nothing. */
    Optional<Status> target(long pipelineId, Line line) {
        return Optional.ofNullable(targets.get(key(pipelineId, line)));
    }

    /** The stage of a pipeline that goes by the text, look-alike letters folded. */
    Optional<Status> named(long pipelineId, String text) {
        List<Status> found = found(pipelineId, text);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The first of these stages, each a name or an id, that the pipeline has; a name that several go by is nobody's. */
    Optional<Status> first(long pipelineId, List<String> wanted) {
        for (String name : wanted) {
            List<Status> found = found(pipelineId, name);
            if (found.size() == 1) {
                return Optional.of(found.get(0));
            }
            if (!found.isEmpty()) {
                List<String> words = new ArrayList<>(List.of(name));
                found.forEach(stage -> words.add(stage.name() + " (" + stage.id() + ")"));
                faults.add(new Problem(Problem.Code.STATUS_COLLISION, column, words));
            }
        }
        return Optional.empty();
    }

    /** The values that may be chosen in a pipeline. */
    List<String> choices(long pipelineId) {
        return rules.lines().stream()
                .filter(line -> targets.containsKey(key(pipelineId, line)))
                .map(Line::shown)
                .toList();
    }

    private List<Status> found(long pipelineId, String name) {
        StageNames known = names.get(pipelineId);
        return known == null ? List.of() : known.find(name);
    }

    private static String key(long pipelineId, Line line) {
        return pipelineId + ":=" + line.shown();
    }

    /** A pipeline's stages by id, by name, and by the look of the name. */
    private static final class StageNames {

        private final Map<String, List<Status>> byId = new HashMap<>();
        private final Map<String, List<Status>> byName = new HashMap<>();
        private final Map<String, List<Status>> byLook = new HashMap<>();

        StageNames(List<Status> stages) {
            for (Status stage : stages) {
                put(byId, Long.toString(stage.id()), stage);
                put(byName, Names.fold(stage.name()), stage);
                put(byLook, LookAlikes.fold(stage.name()), stage);
            }
        }

        List<Status> find(String name) {
            return Optional.ofNullable(byId.get(name))
                    .or(() -> Optional.ofNullable(byName.get(Names.fold(name))))
                    .or(() -> Optional.ofNullable(byLook.get(LookAlikes.fold(name))))
                    .orElse(List.of());
        }

        private static void put(Map<String, List<Status>> map, String key, Status stage) {
            Objects.requireNonNull(map.computeIfAbsent(key, k -> new ArrayList<>()))
                    .add(stage);
        }
    }
}
