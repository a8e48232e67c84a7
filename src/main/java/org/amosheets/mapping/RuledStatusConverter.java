package org.amosheets.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * A status under a mapping's rules. Stages that are shown alike are one value, {@code pipelineId:=shown}: a lead that moves
 * between them has not changed, and is not moved back. A stage without a rule is {@code pipelineId:stageId}.
 */
final class RuledStatusConverter implements Converter {

    private static final int UNSORTED = 1;
    private static final Pattern PAIR = Pattern.compile("([0-9]{1,18}):([0-9]{1,18})");
    private static final Pattern SHOWN = Pattern.compile("([0-9]{1,18}):=(.+)", Pattern.DOTALL);

    private final String column;
    private final StatusRules rules;
    private final Stages stages;
    private final StatusConverter plain;

    RuledStatusConverter(String column, StatusRules rules, Directory directory) {
        this.column = column;
        this.rules = rules;
        this.stages = new Stages(rules, directory, column);
        this.plain = new StatusConverter(column, directory);
    }

    Stages stages() {
        return stages;
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        long pipelineId = context.pipelineId();
        Optional<StatusRules.Line> line = rules.shownAs(text);
        if (line.isPresent()) {
            return chosen(line.get(), text, pipelineId);
        }
        Optional<Status> stage = stages.named(pipelineId, text);
        if (stage.isEmpty()) {
            SheetValue read = plain.read(cell, context);
            return SheetValue.invalid(read.canonical(), problem(Problem.Code.UNKNOWN_STATUS, text, pipelineId));
        }
        StatusRules.@Nullable Line own = stages.line(pipelineId, stage.get().id());
        if (own != null) {
            return chosen(own, text, pipelineId);
        }
        Problem.Code why =
                stage.get().type() == UNSORTED ? Problem.Code.UNKNOWN_STATUS : Problem.Code.DISPLAY_ONLY_STATUS;
        return SheetValue.invalid(pipelineId + ":" + stage.get().id(), problem(why, text, pipelineId));
    }

    private SheetValue chosen(StatusRules.Line line, String text, long pipelineId) {
        String value = pipelineId + ":=" + line.shown();
        if (stages.target(pipelineId, line).isPresent()) {
            return SheetValue.of(value);
        }
        Problem.Code why = line.choosable() ? Problem.Code.UNKNOWN_STATUS : Problem.Code.DISPLAY_ONLY_STATUS;
        return SheetValue.invalid(value, problem(why, text, pipelineId));
    }

    @Override
    public String canonical(String raw) {
        String text = Texts.strip(raw);
        Matcher pair = PAIR.matcher(text);
        if (!pair.matches()) {
            return text;
        }
        StatusRules.@Nullable Line line = stages.line(Long.parseLong(pair.group(1)), Long.parseLong(pair.group(2)));
        return line == null ? text : pair.group(1) + ":=" + line.shown();
    }

    @Override
    public Cell render(String canonical, Context context) {
        Matcher shown = SHOWN.matcher(canonical);
        return shown.matches() ? Cell.text(shown.group(2)) : plain.render(canonical, context);
    }

    @Override
    public boolean shows(Cell cell, String canonical, Context context) {
        return read(cell, context).canonical().equals(canonical)
                || StatusRules.alike(Texts.of(cell), Texts.of(render(canonical, context)));
    }

    /** A stage's own name where another one is shown for it, or letters of the wrong alphabet. */
    @Override
    public boolean isStale(Cell cell, String canonical, Context context) {
        Matcher shown = SHOWN.matcher(canonical);
        return shown.matches() && !Names.fold(Texts.of(cell)).equals(Names.fold(shown.group(2)));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A value that is not written over what the row shows counts as what the row shows: nothing is written to either
     * side, and what a person chooses next is compared with what that person saw.
     */
    @Override
    public String seen(String crm, @Nullable String base, String sheet) {
        String kept = canonical(base == null ? sheet : base);
        Matcher now = SHOWN.matcher(crm);
        boolean known = SHOWN.matcher(kept).matches() || PAIR.matcher(kept).matches();
        if (!known || !now.matches()) {
            return crm;
        }
        String keptName = Texts.of(render(kept, new Context(0)));
        Optional<StatusRules.Line> line = rules.shownAs(now.group(2));
        boolean hidden = line.isPresent()
                && line.get().isNotWrittenOver(keptName)
                && !StatusRules.alike(line.get().shown(), keptName);
        if (!hidden || (sheet.equals(crm) && !leadsOn(line.get(), Long.parseLong(now.group(1))))) {
            return crm;
        }
        return SHOWN.matcher(kept).matches() ? now.group(1) + ":=" + keptName : kept;
    }

    /** Whether choosing the value moves a lead that shows it already. */
    private boolean leadsOn(StatusRules.Line line, long pipelineId) {
        return stages.target(pipelineId, line)
                .filter(stage -> !line.equals(stages.line(pipelineId, stage.id())))
                .isPresent();
    }

    @Override
    public List<String> choices(Context context) {
        return rules.dropdown();
    }

    @Override
    public List<String> toCrm(String canonical) {
        Matcher shown = SHOWN.matcher(canonical);
        if (!shown.matches()) {
            return Converter.super.toCrm(canonical);
        }
        long pipelineId = Long.parseLong(shown.group(1));
        return List.of(rules.shownAs(shown.group(2))
                .flatMap(line -> stages.target(pipelineId, line))
                .map(stage -> pipelineId + ":" + stage.id())
                .orElse(canonical));
    }

    private Problem problem(Problem.Code code, String text, long pipelineId) {
        List<String> words = new ArrayList<>(List.of(text));
        words.addAll(stages.choices(pipelineId));
        return new Problem(code, column, words);
    }
}
