package org.amosheets.config;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * One setting: the names it may go by and how the text under each becomes a value.
 *
 * @param names the canonical one first
 * @param same whether two values mean the same, so that two spellings of one value are no contradiction
 */
record Setting<T>(List<Name<T>> names, BiPredicate<T, T> same) {

    /**
     * @param shared other software sets this name too: it loses to any other instead of contradicting it
     */
    record Name<T>(String text, Parser<T> parser, boolean shared) {}

    static <T> Setting<T> of(String canonical, Parser<T> parser) {
        return new Setting<>(List.of(new Name<>(canonical, parser, false)), Objects::equals);
    }

    Setting<T> alias(String... aliases) {
        Setting<T> result = this;
        for (String alias : aliases) {
            result = result.alias(alias, names.get(0).parser());
        }
        return result;
    }

    Setting<T> alias(String alias, Parser<T> parser) {
        return with(new Name<>(alias, parser, false));
    }

    Setting<T> sharedAlias(String alias) {
        return with(new Name<>(alias, names.get(0).parser(), true));
    }

    Setting<T> sameWhen(BiPredicate<T, T> test) {
        return new Setting<>(names, test);
    }

    String canonical() {
        return names.get(0).text();
    }

    private Setting<T> with(Name<T> name) {
        return new Setting<>(Stream.concat(names.stream(), Stream.of(name)).toList(), same);
    }
}
