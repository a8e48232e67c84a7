package org.amosheets.web.console;

import java.util.Map;
import java.util.Optional;

/** Which address shows or does what. */
record Sections(Map<String, Page> pages, Map<String, Action> actions, Map<String, Page> answers) {

    /** Makes up a page. */
    @FunctionalInterface
    interface Page {
        View show(Visit visit, Words words);
    }

    /** Does what a form asks for, and names the place to go on at. */
    @FunctionalInterface
    interface Action {
        String run(Visit visit);
    }

    static Sections of(Parts parts) {
        Overview overview = new Overview(parts);
        SetAside setAside = new SetAside(parts);
        Clashes clashes = new Clashes(parts);
        Activity activity = new Activity(parts);
        Columns columns = new Columns(parts);
        SetUp setUp = new SetUp(parts);
        String home = Console.HOME;
        return new Sections(
                Map.ofEntries(
                        Map.entry(home, overview::page),
                        Map.entry(home + "/live", overview::live),
                        Map.entry(home + "/problems", setAside::problems),
                        Map.entry(home + "/problems/notes", setAside::notes),
                        Map.entry(home + "/conflicts", clashes::page),
                        Map.entry(home + "/held", setAside::held),
                        Map.entry(home + "/activity", activity::page),
                        Map.entry(home + "/story", activity::story),
                        Map.entry(home + "/mapping", columns::page),
                        Map.entry(home + "/setup", setUp::page),
                        Map.entry(home + "/setup/list", setUp::list)),
                Map.of(
                        home + "/problems/retry", setAside::retry,
                        home + "/problems/dismiss", setAside::dismiss,
                        home + "/problems/look", setAside::look,
                        home + "/conflicts/pick", clashes::pick,
                        home + "/held/approve", setAside::approve,
                        home + "/held/drop", setAside::drop),
                Map.of(home + "/mapping/preview", columns::preview));
    }

    Optional<Page> page(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    /** Where to try again from: the page itself, or the one that the form stood on. */
    String back(Visit visit) {
        String path = visit.path();
        if (!visit.isPost() && !visit.fragment() && pages.containsKey(path)) {
            return Places.of(visit);
        }
        String above = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return pages.containsKey(above) ? above : Console.HOME;
    }

    /** What a form asks to be shown: nothing is done by it, so there is no place to go on at. */
    Optional<Page> answer(String path) {
        return Optional.ofNullable(answers.get(path));
    }

    Optional<Action> action(String path) {
        return Optional.ofNullable(actions.get(path));
    }
}
