package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.correctness.Shows;
import org.amosheets.sheets.StaffMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Shows("F59")
class StaffCsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0134,BAHODIR\n0200,ANNA\n",
                "\uFEFF0134,BAHODIR\r\n0200,ANNA",
                "Код сотрудника,Имя\n0134,BAHODIR\n\n0200, ANNA ",
                "\uFEFFkod;name\n0134;BAHODIR\n0200;ANNA",
                "CODE\tname\n0134\tBAHODIR\n0200\tANNA",
                "№,Код сотрудника,Сотрудник\n1,0134,BAHODIR\n2,0200,ANNA"
            })
    void readsCodesAndNamesHoweverTheFileIsSaved(String text) {
        assertThat(StaffCsv.parse(text))
                .containsExactly(new StaffMember("0134", "BAHODIR", ""), new StaffMember("0200", "ANNA", ""));
    }

    @Test
    void takesTheDepartmentWithAndWithoutARunningNumber() {
        List<StaffMember> expected = List.of(new StaffMember("0134", "Bahodir, A. \"B\"", "A"));
        assertThat(StaffCsv.parse("0134,\"Bahodir, A. \"\"B\"\"\",A")).isEqualTo(expected);
        assertThat(StaffCsv.parse("№,Код сотрудника,Сотрудник,Отдел\n1,0134,\"Bahodir, A. \"\"B\"\"\",A"))
                .isEqualTo(expected);
        assertThat(StaffCsv.parse("1,0134,\"Bahodir, A. \"\"B\"\"\",A")).isEqualTo(expected);
    }

    @Test
    void aPersonWhoseNameBeginsLikeAHeaderIsNotSkippedFurtherDown() {
        assertThat(StaffCsv.parse("1,Анна\n2,Кодиров")).hasSize(2);
    }
}
