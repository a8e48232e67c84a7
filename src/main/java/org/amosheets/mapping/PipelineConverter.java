package org.amosheets.mapping;

import java.util.List;
import java.util.stream.Stream;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/** A pipeline by its name; in canonical form its id. An archived one is shown, but cannot be chosen. */
final class PipelineConverter implements Converter {

    private final String column;
    private final List<Pipeline> pipelines;
    private final Names<Pipeline> names;

    PipelineConverter(String column, Directory directory) {
        this.column = column;
        this.pipelines = directory.pipelines();
        this.names = new Names<>(pipelines, Pipeline::name, Pipeline::id);
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

    private Problem unknown(String text) {
        Stream<String> choices =
                pipelines.stream().filter(pipeline -> !pipeline.archived()).map(names::shown);
        return new Problem(
                Problem.Code.UNKNOWN_PIPELINE,
                column,
                Stream.concat(Stream.of(text), choices).toList());
    }
}
