package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the {@code statuses} of a mapping's YAML. */
final class StatusRulesParser {

    private static final Set<String> WORDS = Set.of("shown", "stages", "choose", "notOver", "dropdown");
    private static final String NOTHING = "nothing";

    private final List<StatusRules.Line> lines = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> shownByStage = new HashMap<>();

    StatusRulesParser(List<?> yaml) {
        YamlLine.of("statuses", yaml, faults).forEach(this::read);
    }

    StatusRules rules() {
        return new StatusRules(lines);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private void read(YamlLine line) {
        line.allow(WORDS);
        String shown = line.text("shown");
        if (shown.isEmpty()) {
            line.fault("shown is missing; say what the cell shows");
            return;
        }
        if (lines.stream().anyMatch(other -> StatusRules.alike(other.shown(), shown))) {
            line.fault("shown: " + shown + " looks like the value of another line; put their stages into one line");
            return;
        }
        List<String> stages = line.texts("stages");
        for (String stage : stages) {
            String other = shownByStage.putIfAbsent(LookAlikes.fold(stage), shown);
            if (other != null) {
                line.fault("the stage " + stage + " is shown as " + other + " already, and cannot be shown as " + shown
                        + " too");
            }
        }
        List<String> choose = line.has("choose") ? line.texts("choose") : stages;
        if (choose.equals(List.of(NOTHING))) {
            choose = List.of();
        } else if (choose.isEmpty()) {
            line.fault("choosing " + shown + " leads nowhere; name stages, or write choose: nothing");
        }
        lines.add(new StatusRules.Line(
                shown, stages, choose, line.texts("notOver"), line.yes("dropdown", !choose.isEmpty())));
    }
}
