package org.amosheets.cli;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day as people here write it: {@code 31.12.2026}. */
final class Day implements ITypeConverter<LocalDate> {

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    Day() {}

    @Override
    public LocalDate convert(String text) {
        try {
            return LocalDate.parse(text.strip(), WRITTEN);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is no day; write it as 31.12.2026");
        }
    }
}
