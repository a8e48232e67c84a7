package org.amosheets.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;

/**
 * A status by its name in the lead's pipeline; in canonical form {@code pipelineId:statusId}, since won and lost have the
 * same id in every pipeline. "Unsorted" is shown, but cannot be chosen: amoCRM refuses it.
 */
final class StatusConverter implements Converter {

    private static final int UNSORTED = 1;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PAIR = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");

    private final String column;
    private final Map<Long, Names<Status>> statuses = new HashMap<>();

    StatusConverter(String column, Directory directory) {
        this.column = column;
        for (Pipeline pipeline : directory.pipelines()) {
            List<Status> sorted = pipeline.statuses().stream()
                    .sorted(Comparator.comparingInt(Status::sort))
                    .toList();
            statuses.put(pipeline.id(), new Names<>(sorted, Status::name, Status::id));
        }
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        long pipelineId = context.pipelineId();
        Status status = names(pipelineId).named(text);
        if (status == null) {
            // A bare number is how a status unknown to the directory is shown; it is the same value, though unfit to
            // send.
            String value = ID.matcher(text).matches() ? pipelineId + ":" + text : text;
            return SheetValue.invalid(value, unknown(text, pipelineId));
        }
        String value = pipelineId + ":" + status.id();
        return status.type() == UNSORTED ? SheetValue.invalid(value, unknown(text, pipelineId)) : SheetValue.of(value);
    }

    @Override
    public String canonical(String raw) {
        return Texts.strip(raw);
    }

    @Override
    public Cell render(String canonical, Context context) {
        var pair = PAIR.matcher(canonical);
        if (!pair.matches()) {
            return Cell.text(canonical);
        }
        long pipelineId = Long.parseLong(pair.group(1));
        long statusId = Long.parseLong(pair.group(2));
        return Cell.text(names(pipelineId).things().stream()
                .filter(status -> status.id() == statusId)
                .findFirst()
                .map(names(pipelineId)::shown)
                .orElse(pair.group(2)));
    }

    @Override
    public boolean shows(Cell cell, String canonical, Context context) {
        // By the words too: a status of the same name in another pipeline looks no different.
        return read(cell, context).canonical().equals(canonical)
                || Names.fold(Texts.of(cell)).equals(Names.fold(Texts.of(render(canonical, context))));
    }

    @Override
    public List<String> choices(Context context) {
        Names<Status> names = names(context.pipelineId());
        return names.things().stream()
                .filter(status -> status.type() != UNSORTED)
                .map(names::shown)
                .toList();
    }

    private Names<Status> names(long pipelineId) {
        Names<Status> names = statuses.get(pipelineId);
        return names == null ? new Names<>(List.of(), Status::name, Status::id) : names;
    }

    private Problem unknown(String text, long pipelineId) {
        Stream<String> choices = choices(new Context(pipelineId)).stream();
        return new Problem(
                Problem.Code.UNKNOWN_STATUS,
                column,
                Stream.concat(Stream.of(text), choices).toList());
    }
}
