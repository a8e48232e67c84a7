package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Mapping;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** G10: a broken mapping or route file never takes the sync down. */
@Shows("G10")
class RouteFilesTest {

    @TempDir
    Path root;

    private DefaultCamelContext camel;
    private RouteFiles files;
    private Path file;

    @BeforeEach
    void start() throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("yamlWithLists", new YamlWithLists());
        file = root.resolve("greeting.camel.yaml");
        Files.writeString(file, greeting("hello") + farewell("bye"));
        PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "file:" + file));
        camel.start();
        files = new RouteFiles(root, camel);
        files.start();
    }

    @AfterEach
    void stop() {
        files.close();
        camel.stop();
    }

    private static String greeting(String word) {
        return route("greeting", "setBody: { constant: " + word + " }");
    }

    private static String farewell(String word) {
        return route("farewell", "setBody: { constant: " + word + " }");
    }

    private static String route(String id, String step) {
        return "- route:\n    id: " + id + "\n    from:\n      uri: direct:" + id + "\n      steps:\n        - " + step
                + "\n";
    }

    private String say(String route) {
        return camel.createProducerTemplate().requestBody("direct:" + route, null, String.class);
    }

    private void eventually(org.awaitility.core.ThrowingRunnable condition) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
    }

    @Test
    void takesInAChangedRoute() throws Exception {
        Files.writeString(file, greeting("hi") + farewell("bye"));

        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        assertThat(say("farewell")).isEqualTo("bye");
    }

    @Test
    void dropsARouteThatTheFileNoLongerHas() throws Exception {
        Files.writeString(file, greeting("hi"));

        eventually(() -> assertThat(camel.getRoute("farewell")).isNull());
        assertThat(say("greeting")).isEqualTo("hi");
    }

    @Test
    void keepsWhatRanWhereTheFileCannotBeRead() throws Exception {
        Files.writeString(file, greeting("hi") + "- rout: {");

        eventually(() -> assertThat(files.faults()).hasSize(1));
        assertThat(say("greeting")).isEqualTo("hello");
    }

    @Test
    void keepsWhatRanWhereARouteCannotStart() throws Exception {
        Files.writeString(file, route("greeting", "to: nosuchcomponent:x") + farewell("adieu"));

        eventually(() -> assertThat(files.faults()).hasSize(1));
        eventually(() -> assertThat(say("greeting")).isEqualTo("hello"));
        assertThat(say("farewell")).isEqualTo("bye");

        Files.writeString(file, greeting("hi") + farewell("bye"));
        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        assertThat(files.faults()).isEmpty();
    }

    @Test
    void nothingOfAFileThatIsRefusedIsInForceAlsoWhereSomeOfItIsWellFormed() throws Exception {
        Path mapping = root.resolve("mine.camel.yaml");
        Files.writeString(mapping, mapping("contact.name"));
        eventually(() -> assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotNull());
        Mapping before = camel.getRegistry().lookupByNameAndType("mine", Mapping.class);

        Files.writeString(mapping, mapping("contact.phone") + "- rout: {");

        eventually(() -> assertThat(files.faults()).hasSize(1));
        assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isSameAs(before);
    }

    @Test
    void refusesAMappingWithFaults() throws Exception {
        Path mapping = root.resolve("mine.camel.yaml");
        Files.writeString(mapping, mapping("contact.name"));
        eventually(() -> assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotNull());

        Mapping before = camel.getRegistry().lookupByNameAndType("mine", Mapping.class);
        Files.writeString(mapping, mapping("contact.shoesize"));

        eventually(() -> assertThat(files.faults()).hasSize(1));
        assertThat(files.faults().values().iterator().next()).contains("shoesize");
        assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isSameAs(before);
    }

    /** An error that is no exception would end the watch, and every later change would go unseen. */
    @Test
    void aFileThatHoldsItselfOrIsNestedWithoutEndIsRefusedAndLaterChangesAreTaken() throws Exception {
        Path mapping = root.resolve("mine.camel.yaml");
        Files.writeString(mapping, mapping("contact.name"));
        eventually(() -> assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotNull());
        for (String endless : List.of(
                mapping("contact.name").replace("language: en", "statuses: &a [*a]"),
                mapping("contact.name").replace("language: en", "statuses: " + "[".repeat(20_000)))) {
            Files.writeString(mapping, endless);
            eventually(() -> assertThat(files.faults()).hasSize(1));

            Files.writeString(mapping, mapping("contact.name"));
            eventually(() -> assertThat(files.faults()).isEmpty());
        }
    }

    private static String mapping(String field) {
        return """
                - beans:
                    - name: mine
                      type: org.amosheets.mapping.Mapping
                      properties:
                        language: en
                        leadName: "{name}"
                        fields:
                          - { column: name, field: %s }
                        service: { leadId: amo_deal_id }
                """.formatted(field);
    }
}
