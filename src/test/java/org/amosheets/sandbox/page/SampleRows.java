package org.amosheets.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Invented people for the sheet, as somebody would type them: phones and sums are spelled in every way. */
public final class SampleRows {

    private static final int PHONE = 1;
    private static final int EMAIL = 2;

    private final List<List<String>> people = read();
    private final AtomicInteger next = new AtomicInteger();

    /** Name, phone, e-mail, budget and status of people that were not handed out yet. */
    public List<List<String>> take(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> person(next.getAndIncrement()))
                .toList();
    }

    /** After the last one the list begins again, with other phones and e-mails. */
    private List<String> person(int number) {
        int round = number / people.size();
        String[] cells = people.get(number % people.size()).toArray(String[]::new);
        if (round > 0) {
            cells[PHONE] = cells[PHONE].replaceFirst("999", Integer.toString(999 - round % 100));
            cells[EMAIL] = cells[EMAIL].replace("@", round + "@");
        }
        return List.of(cells);
    }

    private static List<List<String>> read() {
        try (InputStream in = Objects.requireNonNull(SampleRows.class.getResourceAsStream("/sandbox/people.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Arrays.asList(line.split("\t", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
