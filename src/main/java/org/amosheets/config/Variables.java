package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The variables that are set, and the rules by which several names make one setting. */
final class Variables {

    private final Map<String, String> values = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Findings findings;
    private final ScopedNames scopedNames;

    Variables(Map<String, String> all, Findings findings) {
        all.forEach((name, text) -> {
            if (!text.isBlank()) {
                values.put(name, text.strip());
            }
        });
        this.findings = findings;
        this.scopedNames = ScopedNames.of(values, findings);
        asked.add(ScopedNames.NAME);
    }

    /** The text of one variable, for those that are not a setting of their own. */
    Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(values.get(name));
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Every name that was looked for so far, set or not. */
    Set<String> asked() {
        return asked;
    }

    /** The name that the setting is taken from. */
    <T> Optional<String> nameUsed(Setting<T> setting) {
        return sources(setting).stream().findFirst().map(Setting.Name::text);
    }

    /** Empty = not set, or at fault (then the fault is already noted). */
    <T> Optional<T> read(Setting<T> setting) {
        List<Setting.Name<T>> sources = sources(setting);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        List<Setting.Name<T>> decisive =
                sources.stream().filter(name -> !name.shared()).toList();
        if (decisive.isEmpty()) {
            decisive = sources.subList(0, 1);
        }
        Optional<T> result = agreed(setting, decisive);
        if (result.isPresent()) {
            tell(setting, decisive.get(0), result.get(), sources);
        }
        return result;
    }

    <T> T read(Setting<T> setting, T byDefault) {
        return read(setting).orElse(byDefault);
    }

    /** As {@link #read(Setting)}, and notes a fault where the setting is not set at all. */
    <T> Optional<T> require(Setting<T> setting, String fix) {
        if (sources(setting).isEmpty()) {
            findings.fault(setting.canonical(), "is not set", fix);
        }
        return read(setting);
    }

    private <T> Optional<T> agreed(Setting<T> setting, List<Setting.Name<T>> decisive) {
        List<T> good = new ArrayList<>();
        for (Setting.Name<T> name : decisive) {
            try {
                good.add(parse(name));
            } catch (InvalidValue e) {
                findings.fault(name.text(), readAs(setting, name) + e.problem(), e.fix());
            }
        }
        if (good.size() < decisive.size()) {
            return Optional.empty();
        }
        T first = good.get(0);
        for (int i = 1; i < good.size(); i++) {
            if (!setting.same().test(first, good.get(i))) {
                findings.fault(
                        decisive.get(i).text(),
                        "and " + decisive.get(0).text() + " are two names of one setting but hold different values",
                        "keep " + decisive.get(0).text() + " or "
                                + decisive.get(i).text() + ", and remove the other");
                return Optional.empty();
            }
        }
        return Optional.of(first);
    }

    private <T> void tell(Setting<T> setting, Setting.Name<T> used, T value, List<Setting.Name<T>> sources) {
        if (!used.text().equals(setting.canonical())) {
            findings.notice(used.text() + " is read as " + setting.canonical());
        }
        for (Setting.Name<T> other : sources) {
            if (other.shared() && !other.equals(used) && differs(setting, other, value)) {
                findings.notice("Warning: " + other.text() + " differs from " + used.text()
                        + " and is not used; remove it, or ignore this if other software needs it");
            }
        }
    }

    private <T> boolean differs(Setting<T> setting, Setting.Name<T> name, T value) {
        try {
            return !setting.same().test(value, parse(name));
        } catch (InvalidValue e) {
            return true;
        }
    }

    private <T> T parse(Setting.Name<T> name) throws InvalidValue {
        return name.parser().parse(values.getOrDefault(name.text(), ""));
    }

    /** The names that are set: the setting's own, then the ENVIRONMENT's, then those that other software sets too. */
    private <T> List<Setting.Name<T>> sources(Setting<T> setting) {
        List<Setting.Name<T>> all = new ArrayList<>();
        setting.names().stream().filter(name -> !name.shared()).forEach(all::add);
        setting.names().stream().flatMap(scopedNames::of).forEach(all::add);
        setting.names().stream().filter(Setting.Name::shared).forEach(all::add);
        return all.stream().filter(name -> text(name.text()).isPresent()).toList();
    }

    private static <T> String readAs(Setting<T> setting, Setting.Name<T> name) {
        return name.text().equals(setting.canonical()) ? "" : "(read as " + setting.canonical() + ") ";
    }
}
