package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a mapping wants stages shown, and what choosing a shown value does. Several stages may share one shown value. Without
 * any line each stage is shown by its own name, and may be chosen by it.
 *
 * @param lines one for each shown value, in the mapping's order
 */
public record StatusRules(List<Line> lines) {

    /** Stands in {@link Line#notOver} for every shown value. */
    static final String ANY = "any";

    public static final StatusRules NONE = new StatusRules(List.of());

    public StatusRules {
        lines = List.copyOf(lines);
    }

    /**
     * One shown value.
     *
     * @param shown what the cell shows
     * @param stages names or ids of the stages that it stands for
     * @param choose names or ids of the stages that choosing it leads to: the first that the lead's pipeline has; none
     *     where choosing it moves nothing
     * @param notOver shown values that it is not written over
     * @param dropdown whether the cell's list offers it
     */
    public record Line(String shown, List<String> stages, List<String> choose, List<String> notOver, boolean dropdown) {

        public Line {
            stages = List.copyOf(stages);
            choose = List.copyOf(choose);
            notOver = List.copyOf(notOver);
        }

        boolean choosable() {
            return !choose.isEmpty();
        }

        boolean isNotWrittenOver(String otherShown) {
            return notOver.stream().anyMatch(name -> name.equals(ANY) || alike(name, otherShown));
        }

        private Line withStages(List<String> others) {
            return new Line(shown, others, choose, notOver, dropdown);
        }

        private Line choosing(List<String> others, boolean offered) {
            return new Line(shown, stages, others, notOver, offered);
        }
    }

    /** The values that the cell's list offers. */
    public List<String> dropdown() {
        return lines.stream().filter(Line::dropdown).map(Line::shown).toList();
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    Optional<Line> shownAs(String text) {
        return lines.stream().filter(line -> alike(line.shown(), text)).findFirst();
    }

    /** With an operator's own words for some stages. */
    StatusRules showing(Map<String, String> shownByStage) {
        StatusRules rules = this;
        for (Map.Entry<String, String> entry : shownByStage.entrySet()) {
            rules = rules.showing(entry.getKey(), entry.getValue());
        }
        return rules;
    }

    private StatusRules showing(String stage, String shown) {
        List<Line> changed = new ArrayList<>();
        for (Line line : lines) {
            List<String> stages = new ArrayList<>(line.stages());
            stages.removeIf(other -> alike(other, stage));
            if (alike(line.shown(), shown)) {
                stages.add(stage);
            }
            changed.add(line.withStages(stages));
        }
        if (shownAs(shown).isEmpty()) {
            changed.add(new Line(shown, List.of(stage), List.of(), List.of(), false));
        }
        return new StatusRules(changed);
    }

    /**
     * With an operator's own list of values that may be chosen; where it is empty, nothing changes.
     *
     * @param stageByShown the stage's id; blank or 0 leaves to the mapping what choosing the value does
     */
    StatusRules choosing(Map<String, String> stageByShown) {
        if (stageByShown.isEmpty()) {
            return this;
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        stageByShown.forEach((shown, stage) -> wanted.put(LookAlikes.fold(shown), stage.strip()));
        List<Line> changed = new ArrayList<>();
        for (Line line : lines) {
            String stage = wanted.get(LookAlikes.fold(line.shown()));
            changed.add(
                    stage == null
                            ? line.choosing(List.of(), false)
                            : line.choosing(byName(stage) ? line.choose() : List.of(stage), true));
        }
        stageByShown.forEach((shown, stage) -> {
            if (shownAs(shown).isEmpty()) {
                List<String> own = List.of(byName(stage.strip()) ? shown : stage.strip());
                changed.add(new Line(shown, own, own, List.of(), true));
            }
        });
        return new StatusRules(changed);
    }

    private static boolean byName(String stage) {
        return stage.isEmpty() || stage.equals("0");
    }

    static boolean alike(String one, String other) {
        return LookAlikes.fold(one).equals(LookAlikes.fold(other));
    }
}
