package org.amosheets.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** The service's own sentences read in Russian as in English; what others said stays as it is. */
class PlainTest {

    private static String russian(String sentence) {
        return Plain.of(sentence, new Words(new StaticMessageSource(), Locale.forLanguageTag("ru")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The brake holds 40 rows changed at once: 40 would have a filled value cleared, 2 would have one overwritten"
                        + " although nothing was agreed yet (rows 2, 3, 4, 5, 6 and others). Approving lets all of it go"
                        + " through; dropping leaves both sides as they are until the row or its lead is edited again.",
                "The brake holds 4 rows changed at once: 4 would have a filled value cleared (rows 3, 4, 5, 6). Approving lets"
                        + " all of it go through; dropping leaves both sides as they are until the row or its lead is"
                        + " edited again.",
                "120 rows of the sheet have no lead. Approving makes a lead of each; dropping leaves them alone until they"
                        + " are edited.",
                "The brake holds 30 copied rows. Approving makes a new lead of each copy; dropping leaves them alone until"
                        + " they are edited.",
                "Both sides changed since they last agreed; the policy is that a person picks",
                "Settled by the policy at once",
                "A side was changed, and both hold the same now",
                "not done: the row had moved, and what stood there was put back",
                "The row names its lead"
            })
    void nothingOfTheseIsLeftInEnglish(String sentence) {
        assertThat(russian(sentence)).doesNotContainPattern("[A-Za-z]{2,}").doesNotContain("  ", "$");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the sheet's script announced row 5, amoCRM's webhook announced lead 7|скрипт таблицы сообщил: строка 5, вебхук amoCRM сообщил: сделка 7",
                "the look at the sheet found the row with the key abc9; conflict on lead.price: the sheet's value stays by the operator's pick|при чтении таблицы замечено: строка с ключом abc9; конфликт (lead.price): оператор оставил значение из таблицы",
                "done, but for budget, status: somebody had typed there since the read, and it was put back|сделано, кроме budget, status: там успели напечатать другое, оно возвращено",
                "The sync works on the tab 'Лист1', the configuration names 'Sales $1'. Approve to change over to 'Sales $1', drop to stay.|Служба работает с листом «Лист1», а в настройках указан «Sales $1». Одобрите — она перейдёт на «Sales $1»; отклоните — останется на прежнем.",
                "Tried to read tokens but failed because Redis did not answer in time; check that Redis runs, it is tried again.|Не получилось: Redis не ответил вовремя; проверьте, что Redis запущен: служба попробует ещё раз.",
                "refused: price: Value is too long|отклонено: price: Value is too long",
                "Tried to read rows but failed because Google refused access (403), do: share the spreadsheet with a@b.test as an editor|Не получилось: Google отказал в доступе (403). Откройте таблицу для a@b.test с правом редактора.",
                "Tried to list leads by id but amoCRM answered 401 (X-Request-Id 7): the token is refused; connect the integration again: set a new AMO_LONG_LIVED_TOKEN, or give consent (POST /oauth/start).|amoCRM ответила 401 (X-Request-Id 7): токен не принят; подключите интеграцию заново: укажите новый AMO_LONG_LIVED_TOKEN или дайте согласие (POST /oauth/start).",
                "Tried to read the account but amoCRM answered 404: no such address; check AMO_BASE_URL (the account's own host, never www.).|amoCRM ответила 404: такого адреса нет; проверьте AMO_BASE_URL (собственный адрес аккаунта, без www)."
            })
    void namesAndForeignWordsStay(String sentence, String expected) {
        assertThat(russian(sentence)).isEqualTo(expected);
    }

    @Test
    void inEnglishTheyAreAsTheyWereKept() {
        assertThat(Plain.of("Settled by the policy", new Words(new StaticMessageSource(), Locale.ENGLISH)))
                .isEqualTo("Settled by the policy");
    }
}
