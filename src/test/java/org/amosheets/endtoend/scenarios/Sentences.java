package org.amosheets.endtoend.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.endtoend.scenarios.Scenario.Step;

/** Every sentence that a scenario may use. What stands between angle brackets is up to the author. */
final class Sentences {

    private interface Meaning {
        void act(Play play, List<String> words, List<Map<String, String>> table);
    }

    private record Sentence(Pattern pattern, Meaning meaning) {}

    private final List<Sentence> all = new ArrayList<>();

    Sentences() {
        people();
        world();
        endings();
    }

    private void people() {
        say("These rows are typed into the sheet:", (play, words, table) -> play.addRows(table));
        say(
                "In the sheet, the <column> of <person> becomes <value>.",
                (play, words, table) ->
                        play.world.tab.type(play.cast.row(words.get(1)), words.get(0), written(words.get(2))));
        say(
                "In amoCRM, the <field> of <person> becomes <value>.",
                (play, words, table) -> Managers.change(play, words.get(0), words.get(1), written(words.get(2))));
        say(
                "In amoCRM, the lead of <person> is deleted.",
                (play, words, table) -> play.world
                        .crm
                        .ui()
                        .deleteLead(play.cast.lead(words.get(0)).id()));
        say(
                "In amoCRM, the lead of <person> is restored.",
                (play, words, table) -> play.world
                        .crm
                        .ui()
                        .restoreLead(play.cast.lead(words.get(0)).id()));
        say(
                "In amoCRM, the lead of <person> is copied.",
                (play, words, table) -> play.world
                        .crm
                        .ui()
                        .copyLead(play.cast.lead(words.get(0)).id()));
        say(
                "In the sheet, the row of <person> is copied to the end.",
                (play, words, table) ->
                        play.world.tab.copyRow(play.cast.row(words.get(0)), play.world.tab.filledRows() + 1));
        say(
                "In the sheet, the row of <person> is deleted.",
                (play, words, table) -> play.world.tab.deleteRow(play.cast.row(words.get(0))));
        say(
                "In the sheet, a row is inserted above <person>.",
                (play, words, table) -> play.world.tab.insertRow(play.cast.row(words.get(0))));
        say(
                "In the sheet, the rows are sorted by <column>, highest first.",
                (play, words, table) -> play.world.tab.sortBy(words.get(0), false));
        say(
                "Right before the service writes, the <column> of <person> becomes <value>.",
                (play, words, table) -> play.world
                        .sheets
                        .faults()
                        .beforeNextWrite(() ->
                                play.world.tab.type(play.cast.row(words.get(1)), words.get(0), written(words.get(2)))));
        say(
                "Right before the service writes, the rows are sorted by <column>, highest first.",
                (play, words, table) ->
                        play.world.sheets.faults().beforeNextWrite(() -> play.world.tab.sortBy(words.get(0), false)));
    }

    private void world() {
        say("Everybody waits until all is quiet.", (play, words, table) -> play.rest());
        say("The service stops.", (play, words, table) -> play.world.stop());
        say("The service starts.", (play, words, table) -> play.world.start());
        say(
                "amoCRM makes the next leads and its answer is lost.",
                (play, words, table) -> play.world
                        .crm
                        .faults()
                        .on("POST", "/api/v4/leads/complex")
                        .closeAfter());
        say(
                "amoCRM is busy and refuses the next <number> changes.",
                (play, words, table) -> play.world
                        .crm
                        .faults()
                        .on("PATCH", "/api/v4/.*")
                        .times(Integer.parseInt(words.get(0)))
                        .status(429));
        say(
                "The sheet's script is switched off.",
                (play, words, table) -> play.world.sheets.script().on(false));
        say(
                "The sheet's script is switched on.",
                (play, words, table) -> play.world.sheets.script().on(true));
        say(
                "Every webhook comes twice.",
                (play, words, table) -> play.world.crm.webhooks().duplicateNext(100));
        say(
                "Webhooks come as they should.",
                (play, words, table) -> play.world.crm.webhooks().duplicateNext(0));
    }

    private void endings() {
        say("The sheet shows:", (play, words, table) -> play.sheetShows(table));
        say("amoCRM shows:", (play, words, table) -> play.crmShows(table));
        say("There were these conflicts:", (play, words, table) -> play.conflictsAre(table));
        say("There was no conflict.", (play, words, table) -> play.conflictsAre(List.of()));
        say("The service wrote only this, each once:", (play, words, table) -> play.writesAre(table));
    }

    void play(Scenario scenario, Step step, Play play) {
        for (Sentence sentence : all) {
            Matcher matcher = sentence.pattern.matcher(step.sentence());
            if (matcher.matches()) {
                List<String> words = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    words.add(matcher.group(i));
                }
                act(scenario, step, () -> sentence.meaning.act(play, words, step.table()));
                return;
            }
        }
        throw new AssertionError(
                at(scenario, step) + " is no sentence that scenarios know; all that there are stand in "
                        + "docs/explanation/scenarios.md");
    }

    private static void act(Scenario scenario, Step step, Runnable meaning) {
        try {
            meaning.run();
        } catch (RuntimeException | Error e) {
            throw new AssertionError(at(scenario, step) + ": " + e.getMessage(), e);
        }
    }

    private static String at(Scenario scenario, Step step) {
        return scenario.file().getFileName() + ", line " + step.line() + ": “" + step.sentence() + "”";
    }

    private static String written(String value) {
        return value.equals("empty") ? "" : value;
    }

    private void say(String sentence, Meaning meaning) {
        String pattern = Pattern.quote(sentence).replaceAll("<\\w+>", "\\\\E(.+?)\\\\Q");
        all.add(new Sentence(Pattern.compile(pattern), meaning));
    }

    /** As the documentation lists them. */
    List<String> patterns() {
        return all.stream().map(each -> each.pattern.pattern()).toList();
    }
}
