package org.amosheets.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.sandbox.amocrm.Ui;

/** Rows of invented people, each one a person of its own, and the tenth of them that amoCRM knows in another spelling. */
final class People {

    private static final int KNOWN_EACH = 10;

    private People() {}

    static List<List<String>> rows(int count) {
        return IntStream.range(0, count).mapToObj(People::row).toList();
    }

    private static List<String> row(int i) {
        return List.of("Клиент " + i, phone(i, "8 (9%02d) %03d-%02d-%02d"), email(i), Integer.toString(1000 + i), "");
    }

    private static String phone(int i, String pattern) {
        return String.format(pattern, i / 10_000_000 % 100, i / 10_000 % 1000, i / 100 % 100, i % 100);
    }

    private static String email(int i) {
        return "client" + i + "@example.test";
    }

    /** By turns by phone alone and by e-mail alone. Returns how many there are. */
    static int addKnown(Ui ui, int count) {
        int known = 0;
        for (int i = 0; i < count; i += KNOWN_EACH) {
            boolean byPhone = known++ % 2 == 0;
            ui.createContact(
                    "Клиент " + i,
                    byPhone ? phone(i, "+7-9%02d-%03d%02d%02d") : null,
                    byPhone ? null : email(i).toUpperCase(java.util.Locale.ROOT));
        }
        ui.settleSearch();
        return known;
    }
}
