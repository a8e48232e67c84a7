package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException.Busy;
import org.amosheets.amocrm.AmoCrmException.Rejected;
import org.amosheets.mapping.Directory;
import org.junit.jupiter.api.Test;

class LeadCreatorTest {

    private final Directory directory = new Directory(List.of(), List.of(), List.of(), ZoneOffset.UTC);
    private String sent = "";

    @Test
    void answersAreMatchedByRequestIdInWhateverOrder() {
        assertThat(create("""
                [{"id":2,"contact_id":20,"request_id":["b"],"merged":true},
                 {"id":1,"contact_id":null,"request_id":["a"],"merged":false}]""")).containsExactly(new CreatedLead("a", 1, 0, false), new CreatedLead("b", 2, 20, true));
    }

    @Test
    void leadsThatWereMergedIntoOneShareAnAnswer() {
        assertThat(create("[{\"id\":1,\"contact_id\":5,\"request_id\":[\"a\",\"b\"],\"merged\":true}]"))
                .extracting(CreatedLead::leadId)
                .containsExactly(1L, 1L);
    }

    @Test
    void anIncompleteAnswerLeavesDoubt() {
        Busy busy = catchThrowableOfType(Busy.class, () -> create("[{\"id\":1,\"request_id\":[\"a\"]}]"));

        assertThat(busy.maybeApplied()).isTrue();
    }

    @Test
    void theRowKeyGoesIntoItsField() {
        create("[{\"id\":1,\"request_id\":[\"a\",\"b\"]}]");

        assertThat(sent)
                .contains("{\"request_id\":\"a\",\"custom_fields_values\":"
                        + "[{\"field_id\":9,\"values\":[{\"value\":\"a\"}]}]}");
    }

    @Test
    void nothingIsSentWhereOneCouldNotBeEncoded() {
        NewLead bad = new NewLead(new EntityWrite(0, "a", Map.of("price", List.of("x"))), 0, null);

        assertThatThrownBy(() -> creator("[]").create(List.of(bad), directory, 9))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.faults())
                                .extracting(AmoCrmException.Fault::requestId)
                                .containsExactly("a"));
        assertThat(sent).isEmpty();
    }

    @Test
    void moreThanFiftyAreAMistake() {
        assertThatThrownBy(() -> creator("[]").create(Collections.nCopies(51, lead("a")), directory, 9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<CreatedLead> create(String answer) {
        return creator(answer).create(List.of(lead("a"), lead("b")), directory, 9);
    }

    private LeadCreator creator(String answer) {
        return new LeadCreator((route, arguments, body) -> {
            sent = body.toString();
            try {
                return Json.read(answer.getBytes(StandardCharsets.UTF_8));
            } catch (IOException bad) {
                throw new IllegalArgumentException(bad);
            }
        });
    }

    private static NewLead lead(String rowKey) {
        return new NewLead(new EntityWrite(0, rowKey, Map.of()), 0, null);
    }
}
