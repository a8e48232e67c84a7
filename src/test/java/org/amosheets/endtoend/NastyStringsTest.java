package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.store.RedisAccess;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.util.FileSystemUtils;

/**
 * V4: what people type arrives as they typed it, as text, whatever it would mean to a spreadsheet, a log, Redis, Lua, JSON
 * or Camel. One service as a process of its own, with a mapping of its own; the texts are in {@code nasty-strings.json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Shows({"V4", "I1"})
class NastyStringsTest {

    private static final String FIELD = "Длинный текст";

    private final List<Map.Entry<String, String>> strings = strings();
    private World world;
    private Service service;
    private int first;

    @BeforeAll
    void start() throws IOException {
        world = new World("nasty", "name", "email", "text");
        world.crm.ui().addLeadField(FIELD, "textarea", null);
        mapping(world.data);
        service = Service.of(world.with("SYNC_BRAKE_ROWS", "100000")).with("LOG_LEVEL", "DEBUG");
        service.start();
        world.announced();
        int before = row("before", "");
        World.eventually().until(() -> !world.tab.cell(before, "amo_deal_id").isEmpty());
    }

    @AfterAll
    void stop() {
        service.close();
        world.close();
    }

    @Test
    @Order(1)
    void whatIsTypedInTheSheetArrivesInAmoCrm() {
        for (int i = 0; i < strings.size(); i++) {
            int row = row("n" + i, strings.get(i).getValue());
            first = i == 0 ? row : first;
        }
        World.eventually()
                .untilAsserted(() -> each((i, lead, all) -> all.assertThat(lead.field(FIELD))
                        .as(strings.get(i).getKey())
                        .isEqualTo(plain(strings.get(i).getValue()))));
    }

    @Test
    @Order(2)
    void whatIsTypedInAmoCrmArrivesInTheSheetAsText() {
        for (int i = 0; i < strings.size(); i++) {
            world.crm.ui().setCustomField(lead(i).id(), FIELD, other(i).getValue());
        }
        World.eventually()
                .untilAsserted(() -> each((i, lead, all) -> {
                    String as = other(i).getKey();
                    String text = plain(other(i).getValue());
                    all.assertThat(world.tab.value(first + i, "text")).as(as).isEqualTo(text);
                    all.assertThat(world.tab.formula(first + i, "text")).as(as).isNull();
                    all.assertThat(lead.field(FIELD))
                            .as("not changed by its echo: " + as)
                            .isEqualTo(other(i).getValue());
                }));
    }

    @Test
    @Order(3)
    void noTextStandsInTheLogOrMakesALineOfItsOwn() {
        String log = service.output();
        assertThat(log).contains(" DEBUG ").doesNotContain("Forged").doesNotContain("\u001b", "\u0000", "evil.test");
        assertThat(log.lines())
                .allMatch(line -> line.isEmpty()
                        || line.matches("\\d{4}-\\d\\d-\\d\\dT.*|\tat .*|\t\\.\\.\\. .*|Caused by: .*"
                                + "|[a-zA-Z.]+(Exception|Error).*"));
    }

    @Test
    @Order(4)
    void noTextLeadsARedisKeyOutOfItsPlace() {
        try (RedisAccess redis =
                RedisAccess.openAttached(Path.of(world.environment().get("DATA_DIR")))) {
            List<String> keys = new ArrayList<>();
            redis.client().getKeys().getKeys().forEach(keys::add);
            assertThat(keys)
                    .isNotEmpty()
                    .allMatch(key -> key.matches(
                            "(\\{amosheets(-account|-google)?:[A-Za-z0-9._@%-]+}:|redisson)[A-Za-z0-9:._@%{}-]*"));
        }
    }

    private interface Check {
        void on(int index, LeadView lead, SoftAssertions all);
    }

    private void each(Check check) {
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < strings.size(); i++) {
            check.on(i, lead(i), all);
        }
        all.assertAll();
    }

    private LeadView lead(int index) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(first + index, "amo_deal_id")))
                .orElseThrow();
    }

    /** In the second direction every row gets the text of another one, which is not alike without its blanks. */
    private Map.Entry<String, String> other(int index) {
        return strings.get((index + 7) % strings.size());
    }

    /** The apostrophe is how a person says that a cell is text; it is no part of it. */
    private int row(String name, String text) {
        return world.tab.addRow(name, name + "@example.test", "'" + text);
    }

    /** What a person sees of it: blanks around it and the kind of its line ends are nothing to anybody. */
    private static String plain(String text) {
        return text.replaceAll("\\r\\n?", "\n").replaceAll("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$", "");
    }

    private static void mapping(Path dir) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("routes"), dir.resolve("routes"));
        Files.writeString(dir.resolve("routes/mappings/nasty.camel.yaml"), """
                - beans:
                    - name: nasty
                      type: org.amosheets.mapping.Mapping
                      properties:
                        language: en
                        leadName: "{name} {text}"
                        fields:
                          - { column: name, field: contact.name }
                          - { column: email, field: contact.email }
                          - { column: text, field: "lead.custom:Длинный текст" }
                        service: { leadId: amo_deal_id }
                """);
    }

    private static List<Map.Entry<String, String>> strings() {
        try (InputStream in =
                Objects.requireNonNull(NastyStringsTest.class.getResourceAsStream("/nasty-strings.json"))) {
            Map<String, String> strings =
                    new LinkedHashMap<>(new ObjectMapper().readValue(in, new TypeReference<>() {}));
            strings.put("50,000 characters", "=ш\ud83d\ude00x".repeat(10_000));
            return List.copyOf(strings.entrySet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
