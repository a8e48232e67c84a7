package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads refer to, over the real routes and HTTP. */
class AmoCrmReferencesContractTest extends AmoCrmContract {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Shows({"F38", "D004-30"})
    void companiesAreReadByIdInFullRequests(boolean filters) {
        fake.settings().filters(filters);
        List<Long> ids = IntStream.range(0, 120)
                .mapToObj(i -> fake.ui().createCompany("Company " + i))
                .toList();

        assertThat(amo.companies(ids)).hasSize(120).extracting(Company::name).contains("Company 0", "Company 119");
        assertThat(fake.log().requests("GET", "/api/v4/companies")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    @Shows("D004-30")
    void aLeadNamesItsCompanyByItsIdOnly() {
        long company = fake.ui().createCompany("ООО Ромашка");
        long lead = fake.ui().createLead("Lead", 1, 0);
        fake.ui().setCompany(lead, company);

        assertThat(amo.leads(List.of(lead))).extracting(Lead::companyId).containsExactly(company);
        assertThat(amo.companies(List.of(company, 99L)))
                .extracting(Company::name)
                .containsExactly("ООО Ромашка");
    }

    @Test
    @Shows({"F40", "D004-35"})
    void usersAreReadOnceThoseTooWhoLeftAndAgainAfterTheDirectoryIsForgotten() {
        assertThat(amo.users())
                .containsEntry(SampleAccount.MANAGER, "Менеджер")
                .containsEntry(SampleAccount.FORMER_MANAGER, "Бывший менеджер");
        amo.users();
        assertThat(fake.log().requests("GET", "/api/v4/users")).hasSize(1);
        amo.forgetDirectory();
        amo.users();
        assertThat(fake.log().requests("GET", "/api/v4/users")).hasSize(2);
    }
}
