package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.AppendWhen;
import org.amosheets.mapping.Mapping;
import org.amosheets.mapping.Overrides;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the environment says of which leads get a row counts before what the mapping says. */
@Shows({"F28", "F29", "F41"})
class MappingInForceTests {

    private final CamelContext camel = new DefaultCamelContext();
    private final Mapping desk = new Mapping();

    @BeforeEach
    void declare() {
        desk.setFields(List.of(Map.of("column", "name", "field", "lead.name")));
        desk.setService(Map.of("leadId", "ID"));
        desk.setNewLeads("append");
        desk.setAppendWhen(Map.of("pipelines", List.of("Продажи"), "statuses", "Заказ", "createdAfter", "01.01.2020"));
        camel.getRegistry().bind("desk", desk);
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
    }

    private AppendWhen inForce(Env environment) {
        var settings = environment.with("SYNC_PRESET", "desk").settings().sync();
        return new MappingInForce(settings, Overrides.NONE, camel).current().appendWhen();
    }

    @Test
    void whatTheEnvironmentDoesNotNameIsTheMappings() {
        assertThat(inForce(Env.complete()))
                .isEqualTo(new AppendWhen("", List.of("Продажи"), List.of("Заказ"), "01.01.2020"));
    }

    @Test
    void theTriggerVariablesTogetherReplaceTheStatuses() {
        AppendWhen when = inForce(Env.complete()
                .with("TRIGGER_STATUS_NAME", "ZAKAZ")
                .with("TRIGGER_STATUS_NAMES", "Заказ без нумерации")
                .with("TRIGGER_STATUS_ID", "142"));
        assertThat(when.statuses()).containsExactly("ZAKAZ", "Заказ без нумерации", "142");
        assertThat(when.pipelines()).containsExactly("Продажи");
    }

    @Test
    void theKeywordReplacesThePipelinesAndTheDateTheDate() {
        AppendWhen when =
                inForce(Env.complete().with("PIPELINE_KEYWORD", "sotuv").with("LEADS_CREATED_AFTER", "1700000000"));
        assertThat(when).isEqualTo(new AppendWhen("sotuv", List.of(), List.of("Заказ"), "1700000000"));
    }

    @Test
    void whatWasInForceBeforeTheStartStaysSoUntilTheFileIsLoadedAnew() {
        var settings = Env.complete().with("SYNC_PRESET", "desk").settings().sync();
        MappingInForce inForce = new MappingInForce(settings, Overrides.NONE, camel);
        Mapping before = new Mapping();
        before.setFields(List.of(Map.of("column", "title", "field", "lead.name")));

        inForce.goOnWith(before);

        assertThat(inForce.current()).isSameAs(before);
        assertThat(inForce.current()).isSameAs(before);
        Mapping anew = new Mapping();
        anew.setFields(List.of(Map.of("column", "other", "field", "lead.name")));
        camel.getRegistry().bind("desk", anew);
        assertThat(inForce.current()).isSameAs(anew);
    }
}
