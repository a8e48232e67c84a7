package org.amosheets.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.amosheets.mapping.Directory.Pipeline;
import org.jspecify.annotations.Nullable;

/** Pipelines by the names that a mapping gives them, else by their own. */
final class PipelineNames {

    private final Names<Pipeline> shown;
    private final Names<Pipeline> own;
    private final Map<String, String> given = new TreeMap<>();

    /** @param given a pipeline's name or id to the name shown */
    PipelineNames(List<Pipeline> pipelines, Map<String, String> given) {
        given.forEach((pipeline, name) -> this.given.put(LookAlikes.fold(pipeline), name));
        this.shown = new Names<>(pipelines, this::name, Pipeline::id);
        this.own = new Names<>(pipelines, Pipeline::name, Pipeline::id);
    }

    String shown(Pipeline pipeline) {
        return shown.shown(pipeline);
    }

    /** The pipeline that is shown by this name, else the one whose own name it is; null where there is none. */
    @Nullable
    Pipeline named(String text) {
        Pipeline pipeline = shown.named(text);
        return pipeline == null ? own.named(text) : pipeline;
    }

    private String name(Pipeline pipeline) {
        return Optional.ofNullable(given.get(Long.toString(pipeline.id())))
                .or(() -> Optional.ofNullable(given.get(LookAlikes.fold(pipeline.name()))))
                .orElse(pipeline.name());
    }
}
