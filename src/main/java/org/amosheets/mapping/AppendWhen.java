package org.amosheets.mapping;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.amosheets.sync.Cell;
import org.jspecify.annotations.Nullable;

/**
 * Which leads get a row when they have none, as it was written down. What is empty sets no condition.
 *
 * @param pipelinePart what the pipeline's name has to contain
 * @param pipelines names or ids of pipelines
 * @param statuses names or ids of statuses
 * @param createdAfter Unix seconds or a date; a lead created earlier gets none
 */
public record AppendWhen(String pipelinePart, List<String> pipelines, List<String> statuses, String createdAfter) {

    /** No condition at all. */
    public static final AppendWhen ALWAYS = new AppendWhen("", List.of(), List.of(), "");

    private static final Set<String> WORDS = Set.of("pipelines", "statuses", "createdAfter");
    private static final String SECONDS = "[0-9]{1,11}";

    public AppendWhen {
        pipelines = List.copyOf(pipelines);
        statuses = List.copyOf(statuses);
    }

    /** The conditions of a mapping's {@code appendWhen}; what cannot be read is left out, {@link #faults} says why. */
    static AppendWhen of(Map<?, ?> written) {
        Object pipelines = written.get("pipelines");
        boolean part = !(pipelines instanceof List<?>);
        return new AppendWhen(
                part ? text(pipelines) : "",
                part ? List.of() : texts(pipelines),
                texts(written.get("statuses")),
                text(written.get("createdAfter")));
    }

    /** Everything that is wrong with a mapping's {@code appendWhen}, in words for its author. */
    static List<String> faults(Map<?, ?> written) {
        List<String> faults = new ArrayList<>();
        written.forEach((word, value) -> {
            if (!WORDS.contains(String.valueOf(word))) {
                faults.add("appendWhen: unknown word " + word + "; known are pipelines, statuses, createdAfter");
            } else if (value instanceof Map<?, ?>) {
                faults.add("appendWhen: " + word + " should be a text or a list of texts");
            }
        });
        String date = of(written).createdAfter();
        if (!date.isEmpty() && !date.matches(SECONDS) && Moments.in(Cell.text(date)) == null) {
            faults.add("appendWhen: createdAfter: " + date
                    + " is neither a date like 31.12.2025 nor a time in Unix seconds");
        }
        return faults;
    }

    /** These conditions, each replaced by the other's where that one says something of the same. */
    public AppendWhen overriddenBy(AppendWhen other) {
        boolean pipelinesToo = !other.pipelinePart.isEmpty() || !other.pipelines.isEmpty();
        return new AppendWhen(
                pipelinesToo ? other.pipelinePart : pipelinePart,
                pipelinesToo ? other.pipelines : pipelines,
                other.statuses.isEmpty() ? statuses : other.statuses,
                other.createdAfter.isEmpty() ? createdAfter : other.createdAfter);
    }

    /** {@link #createdAfter} in Unix seconds; empty where it sets no condition. */
    OptionalLong createdAfter(ZoneId zone) {
        if (createdAfter.matches(SECONDS)) {
            return OptionalLong.of(Long.parseLong(createdAfter));
        }
        Optional<LocalDateTime> moment = Optional.ofNullable(Moments.in(Cell.text(createdAfter)));
        return moment.stream()
                .mapToLong(time -> time.atZone(zone).toEpochSecond())
                .findFirst();
    }

    private static List<String> texts(@Nullable Object value) {
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        return all.stream()
                .map(AppendWhen::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String text(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?> ? "" : Texts.strip(value.toString());
    }
}
