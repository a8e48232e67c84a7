package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.amosheets.mapping.OptionList.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionListTest {

    @Test
    void separatorsCutAndBlanksAroundAPartGo() {
        assertThat(texts("a, b ;c\nd")).containsExactly("a", "b", "c", "d");
        assertThat(texts("")).isEmpty();
        assertThat(texts("a,,b")).containsExactly("a", "", "b");
        assertThat(texts("a,")).containsExactly("a");
        assertThat(texts("a, ")).containsExactly("a", "");
    }

    @Test
    void aPartKnowsWhereItStands() {
        assertThat(OptionList.parts("ab,  cd"))
                .containsExactly(new Part("ab", false, 0, 2), new Part("cd", false, 5, 7));
        assertThat(OptionList.parts(" \"a,b\"  ,c"))
                .containsExactly(new Part("a,b", true, 1, 6), new Part("c", false, 9, 10));
    }

    @Test
    void quotesMayHoldSeparatorsAndDoubledQuotes() {
        assertThat(texts("\"a, b\";c")).containsExactly("a, b", "c");
        assertThat(texts("\"a \"\"b\"\", c\", d")).containsExactly("a \"b\", c", "d");
        assertThat(texts("\"\"\"\"")).containsExactly("\"");
        assertThat(texts("\"\"")).containsExactly("");
    }

    @Test
    void quotesThatDoNotCloseOrAreFollowedByTextAreText() {
        assertThat(texts("\"a, b")).containsExactly("\"a", "b");
        assertThat(texts("\"a\" b, c")).containsExactly("\"a\" b", "c");
        assertThat(texts("\"")).containsExactly("\"");
        assertThat(texts("\"a\"\"")).containsExactly("\"a\"\"");
        assertThat(OptionList.parts("\"a\" b").get(0).quoted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "a,b", "a;b", "a\nb", "\"a\"", "a \"b\"", "\"", "\"\"", "\",\"", "a\",", "\"a, \"\"b\""})
    void aQuotedLabelIsReadAsOnePart(String label) {
        assertThat(texts(OptionList.quote(label))).containsExactly(label);
        assertThat(texts("x, " + OptionList.quote(label) + " , y")).containsExactly("x", label, "y");
    }

    private static List<String> texts(String text) {
        return OptionList.parts(text).stream().map(Part::text).toList();
    }
}
