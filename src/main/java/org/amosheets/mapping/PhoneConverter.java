package org.amosheets.mapping;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.amosheets.sync.Cell;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.jspecify.annotations.Nullable;

/**
 * A phone number; in canonical form E.164, without an extension.
 *
 * <p>A cell has to hold one number and nothing else, since what stands beside it would be lost on the way. amoCRM's own
 * texts are read more kindly, {@code +7 999 123-45-67 (WhatsApp)}: there it is only about knowing the number again.
 */
final class PhoneConverter implements Converter {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Pattern LABEL = Pattern.compile(
            "^(?:тел|телефон|моб|tel|phone|mob)[.:]*\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;(]*(?:доб|доп|вн|ext|extension|x)[.:]*\\s*[0-9]{1,7}\\)?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern OTHER_THAN_A_NUMBER = Pattern.compile("[\\p{L}@/\\\\]");
    /** Eleven digits with a plus before the Russian trunk prefix: a common slip, and no country's code. */
    private static final Pattern PLUS_EIGHT = Pattern.compile("\\+\\D*8(?:\\D*[0-9]){10}\\D*");

    private final String column;
    private final String region;
    private final RecentPhones recent = new RecentPhones();

    /** @param region whose numbers may stand without their country's code, as {@code RU} */
    PhoneConverter(String column, String region) {
        this.column = column;
        this.region = region;
    }

    @Override
    public SheetValue read(Cell cell, Context context) {
        String text = Texts.of(cell);
        if (text.isEmpty()) {
            return SheetValue.of("");
        }
        String phone = only(text);
        return phone == null
                ? SheetValue.invalid(text, Problem.of(Problem.Code.NOT_A_PHONE, column, text))
                : SheetValue.of(phone);
    }

    @Override
    public String canonical(String raw) {
        String text = Texts.strip(raw);
        String phone = only(text);
        if (phone == null) {
            phone = within(text);
        }
        return phone == null ? text : phone;
    }

    @Override
    public Shape shape() {
        return Shape.VERBATIM;
    }

    @Override
    public Cell render(String canonical, Context context) {
        return Cell.text(canonical);
    }

    /** The number that the text is, or null where it is none or more than that. */
    private @Nullable String only(String text) {
        return recent.of(text, this::parseOnly);
    }

    private @Nullable String parseOnly(String text) {
        String bare = EXTENSION.matcher(LABEL.matcher(text).replaceFirst("")).replaceFirst("");
        if (OTHER_THAN_A_NUMBER.matcher(bare).find()) {
            return null;
        }
        String phone = parse(bare);
        return phone == null
                        && PLUS_EIGHT.matcher(bare).matches()
                        && "8".equals(PHONES.getNddPrefixForRegion(region, true))
                ? parse(bare.replaceFirst("\\+", ""))
                : phone;
    }

    /** The one number somewhere in the text, or null where there is none or there are several. */
    private @Nullable String within(String text) {
        Iterator<PhoneNumberMatch> found =
                PHONES.findNumbers(text, region, Leniency.POSSIBLE, 20).iterator();
        if (!found.hasNext()) {
            return null;
        }
        PhoneNumber number = found.next().number();
        return found.hasNext() ? null : e164(number);
    }

    private @Nullable String parse(String text) {
        try {
            return e164(PHONES.parse(text, region));
        } catch (NumberParseException e) {
            return null;
        }
    }

    private static @Nullable String e164(PhoneNumber number) {
        // By length only: amoCRM is full of numbers from ranges newer than the library.
        if (PHONES.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
            return null;
        }
        String phone = PHONES.format(number, PhoneNumberFormat.E164);
        return phone.equals(again(phone)) ? phone : null;
    }

    /** A few odd numbers are read otherwise the second time; those stay text. */
    private static String again(String phone) {
        try {
            return PHONES.format(PHONES.parse(phone, null), PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            return "";
        }
    }
}
