package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong and what is worth telling, so that the operator learns all of it at once. */
final class Findings {

    private final List<Fault> faults = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    void fault(String variable, String problem, String fix) {
        faults.add(new Fault(variable, problem, fix));
    }

    void notice(String text) {
        notices.add(text);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<String> notices() {
        return List.copyOf(notices);
    }

    void throwIfFaulty() {
        if (!faults.isEmpty()) {
            throw new ConfigurationException(faults, notices);
        }
    }
}
