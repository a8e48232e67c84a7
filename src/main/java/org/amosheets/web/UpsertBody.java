package org.amosheets.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.amosheets.mapping.Inputs;
import org.amosheets.web.Problem.FieldFault;

/**
 * What the script of an older tool says of one row. The values themselves are read from the sheet: here they only have to be
 * such as could be synced.
 *
 * @param row the row's number
 * @param whole whether every field is filled; the sender of a row without an amount is likely still typing
 */
record UpsertBody(int row, boolean whole) {

    private static final int FIRST_ROW = 2;
    /** The most rows that a Google spreadsheet can have is ten million, its limit of cells. */
    private static final int LAST_ROW = 10_000_000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,8}");

    /** @throws ProblemException that names every field at fault, in this language */
    static UpsertBody read(String body, Locale language) {
        JsonNode json = Json.readObject(body);
        boolean russian = language.getLanguage().equals("ru");
        List<FieldFault> faults = new ArrayList<>();
        OptionalInt row = row(json.path("row"));
        if (row.isEmpty()) {
            faults.add(new FieldFault(
                    "row",
                    russian
                            ? "Это не номер строки: нужно целое число от 2, строка 1 — заголовки."
                            : "It is not a row's number; send a whole number from 2, as row 1 holds the headers."));
        }
        if (isBlank(json.path("email"))) {
            faults.add(new FieldFault(
                    "email",
                    russian
                            ? "Почты нет: без неё сделка не создаётся."
                            : "It is missing; no lead is made without an e-mail address."));
        } else if (!json.path("email").isTextual()
                || !Inputs.isEmail(json.path("email").textValue())) {
            faults.add(new FieldFault(
                    "email",
                    russian
                            ? "Это не адрес почты. Напишите один адрес, например name@example.com."
                            : "It is not an e-mail address; write one, like name@example.com."));
        }
        JsonNode amount = json.path("amount");
        if (!isBlank(amount) && !isAmount(amount)) {
            faults.add(new FieldFault(
                    "amount",
                    russian
                            ? "Это не сумма. Напишите число, например 1000 или 1000,50, или оставьте пустым."
                            : "It is not an amount; write a number, like 1000 or 1000.50, or leave it empty."));
        }
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.fields(faults));
        }
        return new UpsertBody(row.orElseThrow(), !isBlank(amount));
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank());
    }

    private static boolean isAmount(JsonNode amount) {
        if (amount.isTextual()) {
            return Inputs.isAmount(amount.textValue());
        }
        return amount.isNumber() && Double.isFinite(amount.doubleValue()) && Inputs.isAmount(amount.decimalValue());
    }

    private static OptionalInt row(JsonNode value) {
        double number = -1;
        if (value.isNumber()) {
            number = value.doubleValue();
        } else if (value.isTextual()) {
            String text = value.textValue().strip();
            number = DIGITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
        }
        boolean row = number == Math.rint(number) && number >= FIRST_ROW && number <= LAST_ROW;
        return row ? OptionalInt.of((int) number) : OptionalInt.empty();
    }
}
