package org.amosheets.mapping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.sync.Cell;
import org.amosheets.sync.SheetValue;

/** All phones of a contact in one cell; in canonical form E.164 each, joined by a comma and a blank. */
final class PhonesConverter implements Converter {

    private static final Pattern SEPARATOR = Pattern.compile("[,;\\n]");
    private static final String BETWEEN = ", ";

    private final PhoneConverter phone;

    PhonesConverter(PhoneConverter phone) {
        this.phone = phone;
    }

    /** The phones of a canonical value. */
    static List<String> each(String canonical) {
        return canonical.isEmpty() ? List.of() : List.of(canonical.split(BETWEEN, -1));
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        return parts(text)
                .map(part -> phone.read(Cell.text(part), context))
                .filter(value -> value.problem() != null)
                .findFirst()
                .map(bad -> new SheetValue(canonical(text), bad.problem(), null, false))
                .orElseGet(() -> SheetValue.of(canonical(text)));
    }

    @Override
    public String canonical(String raw) {
        return joined(parts(raw));
    }

    @Override
    public List<String> canonical(List<String> raw) {
        String joined = joined(raw.stream().flatMap(PhonesConverter::parts));
        return joined.isEmpty() ? List.of() : List.of(joined);
    }

    @Override
    public Shape shape() {
        return Shape.VERBATIM;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }

    @Override
    public List<String> toCrm(String canonical) {
        return each(canonical);
    }

    private String joined(Stream<String> phones) {
        return phones.map(phone::canonical).distinct().collect(Collectors.joining(BETWEEN));
    }

    private static Stream<String> parts(String text) {
        return Arrays.stream(SEPARATOR.split(text)).map(Texts::strip).filter(part -> !part.isEmpty());
    }
}
