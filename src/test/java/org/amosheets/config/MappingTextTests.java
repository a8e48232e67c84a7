package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.Mapping;
import org.amosheets.web.console.MappingDesk.Draft;
import org.amosheets.web.console.MappingDesk.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of a mapping's file as somebody types it: read to the letter, faults with their lines, nothing run. */
class MappingTextTests {

    static final AtomicBoolean RAN = new AtomicBoolean();

    /** Would be noticed if the text could have it made. */
    public static final class Bait {
        public Bait() {
            RAN.set(true);
        }
    }

    private static final String HEAD = """
            # a comment
            - beans:
                - name: mine
                  type: org.amosheets.mapping.Mapping
                  properties:
            """;

    private static Draft read(String text) {
        return MappingText.read(text, "mine");
    }

    private static Draft withFields(String lines) {
        return read(HEAD + "        fields:\n" + lines.indent(10));
    }

    @Test
    void everyPresetReadsAsItIs() throws IOException {
        try (Stream<Path> presets = Files.list(Path.of("routes/mappings"))) {
            assertThat(presets.toList()).isNotEmpty().allSatisfy(file -> {
                String name = file.getFileName().toString().replace(".camel.yaml", "");
                Draft draft = MappingText.read(Files.readString(file), name);
                assertThat(draft.faults()).isEmpty();
                assertThat(draft.mapping().map(Mapping::fields).orElseThrow()).isNotEmpty();
            });
        }
    }

    @Test
    void aListThatHoldsItselfOrIsNestedWithoutEndIsAFaultAndNotTheEndOfTheThread() {
        assertThat(read(HEAD + "        fields: &a [*a]\n").mapping()).isEmpty();
        assertThat(read(HEAD + "        service: &a { leadId: *a }\n").mapping())
                .isEmpty();
        assertThat(read(HEAD + "        fields: " + "[".repeat(90_000) + "]".repeat(90_000) + "\n")
                        .mapping())
                .isEmpty();
        assertThat(read(HEAD + "        fields: &a [*a]\n").faults()).isNotEmpty();
    }

    @Test
    void aValueIsTheTextThatStandsThere() {
        Mapping mapping = withFields(
                        "- { column: 0012, field: \"lead.custom:007\" }\n- { column: yes, field: lead.price }")
                .mapping()
                .orElseThrow();
        assertThat(mapping.fields().stream().map(FieldMapping::column)).containsExactly("0012", "yes");
        assertThat(mapping.fields().get(0).field()).isEqualTo("lead.custom:007");
    }

    @Test
    void aFaultNamesTheLineOfTheFile() {
        Draft draft = withFields("""
                - { column: name, field: contact.name }
                - { column: sum, field: lead.prise }
                - nonsense
                - { column: [email, post], field: contact.email, wins: nobody }
                - { column: Name, field: lead.name }
                - { column: name, field: lead.company }
                """);
        assertThat(draft.mapping()).isEmpty();
        assertThat(draft.faults().stream().map(Fault::line)).contains(8, 9, 10, 12);
        assertThat(draft.faults()).allSatisfy(fault -> assertThat(fault.line()).isPositive());
    }

    @Test
    void aWordThatIsNoneAndAValueOfTheWrongKindAreFaultsOfTheirLine() {
        Draft draft = read(HEAD + """
                        langage: en
                        language: fr
                        fields: lead.price
                """.indent(0));
        assertThat(draft.faults().stream().map(Fault::line)).contains(6, 7, 8);
    }

    @Test
    void whatIsNoYamlSaysWhere() {
        Draft draft = read(HEAD + "        fields: [ {\n");
        assertThat(draft.mapping()).isEmpty();
        assertThat(draft.faults()).hasSize(1);
        assertThat(draft.faults().get(0).line()).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "- route: {}",
                "- beans: 5",
                "beans:\n  - name: mine",
                "{}",
                "- beans:\n    - name: other"
            })
    void aTextWithoutTheMappingIsToldSo(String text) {
        assertThat(read(text).mapping()).isEmpty();
        assertThat(read(text).faults()).hasSize(1);
    }

    @Test
    void nothingThatTheTextNamesIsMade() {
        String bait = "- beans:\n    - name: bait\n      type: " + Bait.class.getName() + "\n" + "    - name: mine\n"
                + "      type: " + Bait.class.getName() + "\n      script: \"System.exit(1)\"\n"
                + "- !!" + Bait.class.getName() + " {}\n";
        assertThat(read(bait).mapping()).isEqualTo(Optional.empty());
        assertThat(RAN).isFalse();
    }

    @Test
    void aTextThatWouldGrowIsRefused() {
        StringBuilder bomb = new StringBuilder("- a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c < 'z'; c++) {
            bomb.append("- %1$c: &%1$c [*%2$c,*%2$c,*%2$c,*%2$c,*%2$c]%n".formatted(c, (char) (c - 1)));
        }
        assertThat(read(bomb.toString()).mapping()).isEmpty();
        assertThat(read("#".repeat(300_000)).faults().get(0).text()).contains("too long");
    }
}
