package org.amosheets.mapping;

import java.util.Locale;
import java.util.regex.Pattern;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/** An e-mail address; in canonical form lower-case. */
record EmailConverter(String column) implements Converter {

    private static final Pattern LINK = Pattern.compile("^(?:mailto:\\s*)+", Pattern.CASE_INSENSITIVE);
    /** One address that could be delivered to; whether it exists only a letter can tell. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?!\\.)(?!.*\\.\\.)[^\\s\\p{Z}\\p{C}@<>()\\[\\],;:\\\\\"]{1,64}(?<!\\.)"
                    + "@(?:[\\p{L}\\p{M}0-9](?:[\\p{L}\\p{M}0-9-]*[\\p{L}\\p{M}0-9])?\\.)+[\\p{L}\\p{M}0-9-]{2,63}");

    private static final int LONGEST = 254;

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        String email = parse(text);
        return email == null
                ? SheetValue.invalid(text, Problem.of(Problem.Code.NOT_AN_EMAIL, column, text))
                : SheetValue.of(email);
    }

    @Override
    public String canonical(String raw) {
        String text = Texts.strip(raw);
        String email = parse(text);
        return email == null ? text : email;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }

    private static @Nullable String parse(String text) {
        String bare = LINK.matcher(text).replaceFirst("").toLowerCase(Locale.ROOT);
        return bare.length() <= LONGEST && ADDRESS.matcher(bare).matches() ? bare : null;
    }
}
