package org.amosheets.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** A pipeline by its name; in canonical form its id. An archived one is shown, but cannot be chosen. */
final class PipelineConverter implements Converter {

    private final String column;
    private final List<Pipeline> pipelines;
    private final PipelineNames names;

    /** @param shown a pipeline's name or id to the name shown in its place */
    PipelineConverter(String column, Directory directory, Map<String, String> shown) {
        this.column = column;
        this.pipelines = directory.pipelines();
        this.names = new PipelineNames(pipelines, shown);
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        Pipeline pipeline = names.named(text);
        if (pipeline == null) {
            return SheetValue.invalid(text, unknown(text));
        }
        String id = Long.toString(pipeline.id());
        return pipeline.archived() ? SheetValue.invalid(id, unknown(text)) : SheetValue.of(id);
    }

    @Override
    public String canonical(String raw) {
        return Texts.strip(raw);
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(pipelines.stream()
                .filter(pipeline -> Long.toString(pipeline.id()).equals(canonical))
                .findFirst()
                .map(names::shown)
                .orElse(canonical));
    }

    /** The pipeline's own name where another one is shown for it. */
    @Override
    public boolean isStale(Cell cell, String canonical, Context context) {
        return !Names.fold(Texts.of(cell)).equals(Names.fold(Texts.of(render(canonical, context))));
    }

    @Override
    public List<String> choices(Context context) {
        return pipelines.stream()
                .filter(pipeline -> !pipeline.archived())
                .map(names::shown)
                .toList();
    }

    private Problem unknown(String text) {
        return new Problem(
                Problem.Code.UNKNOWN_PIPELINE,
                column,
                Stream.concat(Stream.of(text), choices(new Context(0)).stream()).toList());
    }
}
