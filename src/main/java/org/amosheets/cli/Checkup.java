package org.amosheets.cli;

import java.util.ArrayList;
import java.util.List;
import org.amosheets.cli.Check.State;

/** Collects what the doctor finds, in order. */
final class Checkup {

    private final Words words;
    private final List<Check> checks = new ArrayList<>();
    private int code = Exit.FINE;

    Checkup(Words words) {
        this.words = words;
    }

    Words words() {
        return words;
    }

    /** @param sentence the name of the words, in which the arguments are put */
    void ok(String name, String sentence, Object... arguments) {
        add(name, State.OK, words.of(sentence, arguments), "");
    }

    /** The fix has the sentence's name and {@code .fix}. */
    void warn(String name, String sentence, Object... arguments) {
        add(name, State.WARN, words.of(sentence, arguments), words.of(sentence + ".fix", arguments));
    }

    /** As {@link #warn}, for what has to be mended. */
    void fault(String name, String sentence, Object... arguments) {
        add(name, State.FAULT, words.of(sentence, arguments), words.of(sentence + ".fix", arguments));
        worst(Exit.FOUND);
    }

    /** As {@link #fault}, for what does not answer. */
    void unreachable(String name, String sentence, Object... arguments) {
        fault(name, sentence, arguments);
        worst(Exit.UNREACHABLE);
    }

    /** In words of another part of the program, which says it in English. */
    void say(String name, State state, String text, String fix) {
        add(name, state, words.plain(text), words.plain(fix));
        if (state == State.FAULT) {
            worst(Exit.FOUND);
        }
    }

    /** What went wrong while looking; the failure's own sentence says what to do. */
    void failed(String name, String sentence, RuntimeException failure) {
        add(name, State.FAULT, words.of(sentence), words.plain(Failures.sentence(failure)));
        worst(Failures.code(failure));
    }

    void misconfigured() {
        code = Exit.MISCONFIGURED;
    }

    void skipped(String... names) {
        for (String name : names) {
            add(name, State.SKIPPED, words.of("skipped"), "");
        }
    }

    private void add(String name, State state, String text, String fix) {
        checks.add(new Check(name, state, words.of("check." + name), text, fix));
    }

    /** What cannot be reached, or set up, says more than what was merely found. */
    private void worst(int found) {
        if (code == Exit.FINE || code == Exit.FOUND) {
            code = found;
        }
    }

    boolean isFaulty(String name) {
        return checks.stream().anyMatch(check -> check.name().equals(name) && check.state() == State.FAULT);
    }

    List<Check> checks() {
        return List.copyOf(checks);
    }

    int code() {
        return code;
    }
}
