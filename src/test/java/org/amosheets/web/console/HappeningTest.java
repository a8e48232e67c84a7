package org.amosheets.web.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.amosheets.engine.Wording.Glossary;
import org.amosheets.store.AuditEntry;
import org.amosheets.store.AuditEntry.Subject;
import org.amosheets.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HappeningTest {

    private static final List<String> WRITES = List.of(
            "lead-created",
            "lead-and-contact-created",
            "contact-created",
            "lead-changed",
            "contact-changed",
            "contact-linked",
            "row-written",
            "row-appended",
            "put-back");

    private static Happening told(String language, String what, String result) {
        AuditEntry entry = AuditEntry.about(
                new Subject(List.of(), 0, 0),
                "run/1",
                1_000,
                "crm",
                what,
                Map.of(),
                "the sheet's script announced row 5");
        Store store = mock(Store.class, RETURNS_DEEP_STUBS);
        return Happening.of(
                entry.ended(result),
                1_000,
                RowNames.of(store, List.of()),
                mock(Glossary.class),
                new Templates().words(Locale.forLanguageTag(language)));
    }

    @ParameterizedTest
    @CsvSource({
        "en, done, Lead created, '', false",
        "ru, done, Создана сделка, '', false",
        "en, refused: price: too big, amoCRM refused the lead, price: too big, true",
        "ru, refused: price: too big, amoCRM не приняла сделку, price: too big, true",
        "en, unconfirmed, New lead sent to amoCRM, It was not confirmed that it arrived., true",
        "ru, unconfirmed, В amoCRM отправлена новая сделка, 'Подтверждения, что это дошло, не было.', true",
        "en, under way, New lead sent to amoCRM, under way, false",
        "ru, under way, В amoCRM отправлена новая сделка, отправляется, false"
    })
    void onlyALeadThatWasCreatedIsSaidToBe(String language, String result, String title, String said, boolean failed) {
        Happening happening = told(language, "lead-created", result);
        assertThat(happening.title()).isEqualTo(title);
        assertThat(happening.result()).isEqualTo(said);
        assertThat(happening.failed()).isEqualTo(failed);
    }

    @Test
    void everyWriteThatFailedHasWordsOfItsOwn() {
        for (String what : WRITES) {
            for (String language : List.of("en", "ru")) {
                assertThat(List.of(
                                told(language, what, "done").title(),
                                told(language, what, "refused: why").title(),
                                told(language, what, "unconfirmed").title()))
                        .as(what)
                        .doesNotHaveDuplicates()
                        .noneMatch(title -> title.contains(what));
            }
        }
    }

    @Test
    void whatCouldNotBePutBackSaysSoInTheReadersLanguage() {
        Happening happening = told("ru", "put-back", "refused: it could not be put back");
        assertThat(happening.title() + ": " + happening.result())
                .isEqualTo("Возврат прежнего: вернуть прежнее не удалось");
    }
}
