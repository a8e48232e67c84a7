package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code .env} file's letter. */
class DotEnvTests {

    private static Map<String, String> parse(String text) {
        Findings findings = new Findings();
        Map<String, String> values = DotEnv.parse(text, findings);
        findings.throwIfFaulty();
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1 | 1",
                "A = 1 | 1",
                "  export A=1 | 1",
                "A=a b c | a b c",
                "A=1 # comment | 1",
                "A= # comment | ``",
                "A= | ``",
                "A=#fff | #fff",
                "A=a#b | a#b",
                "A=a=b=c | a=b=c",
                "A='a # b' # comment | a # b",
                "A=\"a # b\" | a # b",
                "A=\"a\"# comment | a",
                "A='a\\nb' | a\\nb",
                "A='a\\'b' | a'b",
                "A=\"say \\\"hi\\\"\" | say \"hi\"",
                "A=\"C:\\\\dir\" | C:\\dir",
                "A=\"a\\d\" | a\\d",
                "A=a\\nb | a\\nb",
                "A={\"В процессе\":0, \"Отказ\":0} | {\"В процессе\":0, \"Отказ\":0}",
                "A=Сделка {name} | Сделка {name}"
            })
    void everySpellingOfAValueIsUnderstood(String line, String expected) {
        Map<String, String> values = DotEnv.parse(line, new Findings());

        assertThat(values).containsExactly(Map.entry("A", expected));
    }

    @Test
    void escapesInsideDoubleQuotesAreResolved() {
        assertThat(parse("A=\"one\\ntwo\\tthree\"")).containsEntry("A", "one\ntwo\tthree");
    }

    @Test
    void quotedValuesMaySpanLines() {
        assertThat(parse("A=\"one\ntwo\"\nB='three\nfour'\nC=5"))
                .containsExactly(Map.entry("A", "one\ntwo"), Map.entry("B", "three\nfour"), Map.entry("C", "5"));
    }

    @Test
    void commentsBlankLinesAndWindowsLineEndsAreNoTrouble() {
        assertThat(parse("# head\r\n\r\nA=1\r\n   # B=2\r\nC=3\r\n"))
                .containsExactly(Map.entry("A", "1"), Map.entry("C", "3"));
    }

    @Test
    void theLastOfRepeatedNamesWins() {
        assertThat(parse("A=1\nA=2")).containsExactly(Map.entry("A", "2"));
    }

    @Test
    void aLongQuotedValueDoesNotExhaustTheStack() {
        String value = "a\\n".repeat(50_000);

        assertThat(parse("A=\"" + value + "\"")).containsEntry("A", "a\n".repeat(50_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=1\nnonsense", "A=1\n=2", "A=1\n1B=2", "A=1\nB='open", "A=1\nB=\"a\" b", "A=1\nB C=1"})
    void aLineThatIsNoneIsAFaultWithItsNumberAndTheRestIsRead(String text) {
        Findings findings = new Findings();

        assertThat(DotEnv.parse(text, findings)).containsEntry("A", "1");
        assertThat(findings.faults()).extracting(Fault::variable).containsExactly(".env line 2");
    }

    @Test
    void anEmptyFileHoldsNothing() {
        assertThat(parse("")).isEmpty();
    }
}
