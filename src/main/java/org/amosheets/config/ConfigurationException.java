package org.amosheets.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message names every fault at once and is meant to be shown as it is. */
public final class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;
    private final transient List<String> notices;

    ConfigurationException(List<Fault> faults, List<String> notices) {
        super(describe(faults, notices));
        this.faults = List.copyOf(faults);
        this.notices = List.copyOf(notices);
    }

    /** Every fault found, in the order of the settings. */
    public List<Fault> faults() {
        return faults;
    }

    /** What else was noticed; often the reason of a fault, for example an alias that was read. */
    public List<String> notices() {
        return notices;
    }

    private static String describe(List<Fault> faults, List<String> notices) {
        String newLine = System.lineSeparator();
        String count = faults.size() == 1 ? "of one fault" : "of " + faults.size() + " faults";
        String text = faults.stream()
                .map(fault -> newLine + "  * " + fault)
                .collect(Collectors.joining(
                        "",
                        "Tried to read the configuration but failed because " + count
                                + ". Mend them in the environment or in the .env file, then start again:" + newLine,
                        ""));
        return notices.isEmpty()
                ? text
                : text + newLine + newLine + "Also noticed:"
                        + notices.stream()
                                .map(notice -> newLine + "  - " + notice)
                                .collect(Collectors.joining());
    }
}
