package org.amosheets.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.Contact;
import org.amosheets.amocrm.Lead;
import org.amosheets.engine.OlderLink.Verdict;
import org.amosheets.mapping.Handles;
import org.amosheets.sync.Problem;
import org.amosheets.sync.SheetValue;
import org.junit.jupiter.api.Test;

class RowFitTest {

    private final RowFit fit = new RowFit(new Handles("RU"));

    private static Lead lead(String name, long price) {
        return new Lead(1, name, price, 1, 1, 1, 1, 1, false, 0, List.of(), Map.of());
    }

    private static Contact contact(String name, List<String> phones, List<String> emails) {
        return new Contact(5, name, 1, false, phones, emails, Map.of());
    }

    private Verdict of(Map<String, String> row, Lead lead, Contact... contacts) {
        Map<String, SheetValue> values = new java.util.HashMap<>();
        row.forEach((field, canonical) -> values.put(field, SheetValue.of(canonical)));
        return fit.of(values, 7, lead, List.of(contacts));
    }

    @Test
    void oneSharedPhoneOrEmailOfAnyContactIsEnough() {
        Contact other = contact("Борис", List.of("89990001133"), List.of());
        Contact anna = contact("Анна", List.of("8 (999) 000-11-22"), List.of("Anna@Example.com"));

        assertThat(of(Map.of("contact.email", "anna@example.com"), lead("", 0), other, anna))
                .isEqualTo(Verdict.would);
        assertThat(of(Map.of("contact.phone", "+79990001122", "contact.email", "new@example.com"), lead("", 0), anna))
                .isEqualTo(Verdict.would);
    }

    @Test
    void differentPhonesOrEmailsOutweighEqualNames() {
        Contact anna = contact("Анна", List.of("+79990001122"), List.of());

        assertThat(of(Map.of("contact.name", "Анна", "contact.phone", "+79990001133"), lead("Анна", 0), anna))
                .isEqualTo(Verdict.otherPerson);
        assertThat(of(Map.of("contact.name", "анна ", "contact.email", "a@example.com"), lead("", 0), anna))
                .as("a phone here and an e-mail there cannot be compared")
                .isEqualTo(Verdict.would);
    }

    @Test
    void whereThereIsNoContactTheLeadBearsTheRowsNumberAndItsAmount() {
        assertThat(of(Map.of("lead.price", "500"), lead("Сделка из строки 7", 500)))
                .isEqualTo(Verdict.would);
        assertThat(of(Map.of("lead.price", "501"), lead("Сделка из строки 7", 500)))
                .isEqualTo(Verdict.nothingCommon);
        assertThat(of(Map.of("lead.price", "500"), lead("Сделка из строки 8", 500)))
                .isEqualTo(Verdict.nothingCommon);
        assertThat(of(Map.of(), lead("Сделка из строки 7", 0))).isEqualTo(Verdict.nothingCommon);
    }

    @Test
    void aCellThatCannotBeReadIsNoReasonForAnything() {
        SheetValue broken = SheetValue.invalid("anna@", Problem.of(Problem.Code.LEAD_UNKNOWN, "email", "anna@"));

        assertThat(fit.of(
                        Map.of("contact.email", broken),
                        7,
                        lead("", 0),
                        List.of(contact("", List.of(), List.of("anna@example.com")))))
                .isEqualTo(Verdict.nothingCommon);
    }
}
