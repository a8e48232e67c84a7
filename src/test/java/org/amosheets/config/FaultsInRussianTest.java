package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.amosheets.engine.Sentences;
import org.amosheets.mapping.MappedTab;
import org.amosheets.sync.Problem;
import org.amosheets.web.console.MappingDesk.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a mapping's file, read in Russian: the words of the file stay, everything else is translated. */
class FaultsInRussianTest {

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    private static final String ENGLISH =
            "(?i).*\\b(it|is|are|known|unknown|should|does|has|already|there|leave|missing|mapped|read|names?d|needs|found|expected|looks|nowhere)\\b.*";
    private static final String HEAD = """
            - beans:
                - name: mine
                  type: org.amosheets.mapping.Mapping
                  properties:
            """;

    static Stream<String> everyKindOfFault() {
        return Stream.of("""
                        language: fr
                        newLeads: sometimes
                        leadNam: x
                        fields:
                          - { column: a, field: lead.price, colour: red }
                          - { column: b }
                          - { column: c, field: lead.prise }
                          - { column: d, field: lead.price }
                          - { column: a, field: lead.name }
                          - { field: lead.name }
                          - nonsense
                          - { column: e, field: contact.phone, as: money }
                          - { column: f, field: contact.name, orElse: lead.createdAt }
                          - { column: g, field: contact.email, wins: nobody }
                          - { column: h, field: lead.company, required: perhaps }
                        service: { leadId: g, colour: red }
                        appendWhen: { colour: red, pipelines: { a: b }, createdAfter: soon }
                        statuses:
                          - { stages: x }
                          - { shown: New, stages: x }
                          - { shown: new, stages: y }
                          - { shown: Old, stages: x }
                          - { shown: Odd, choose: [], dropdown: perhaps, colour: red }
                          - nonsense
                        pipelines:
                          - { pipeline: p, shown: P }
                          - { pipeline: p }
                        orderNumber: { column: zzz }
                        staff: { tab: x, code: zzz }
                        """, "newLeads: append\nfields: []\n")
                .flatMap(properties -> MappingText.read(HEAD + properties.indent(8), "mine").faults().stream())
                .map(Fault::text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ column: c, field: lead.prise }", "{ column: c }"})
    void theListOfFieldsSaysInRussianWhereANameIsToBePut(String line) {
        String file = HEAD + "        fields:\n          - " + line + "\n";
        String fault = MappingText.read(file, "mine").faults().get(0).text();
        assertThat(Sentences.of(fault, RUSSIAN))
                .contains("столбец «c»", "есть lead.name", "lead.custom:<название или номер>")
                .doesNotContain("name or id");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFault")
    void nothingButTheWordsOfTheFileIsLeftInEnglish(String fault) {
        assertThat(fault).matches(ENGLISH);
        assertThat(Sentences.of(fault, RUSSIAN)).matches("(?s).*[а-я]{2}.*").doesNotMatch(ENGLISH);
        assertThat(Sentences.of(fault, Locale.ENGLISH)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- beans: [ { ",
                "- beans:\n    a: b: c\n",
                "- beans:\n  - a: 1\n   b: 2\n",
                "- beans:\n\t- a\n",
                "- beans: *nobody\n",
                "- beans: 'open\n",
                "- other: 1\n",
                "- beans:\n    - name: x\n      name\n      type: y\n"
            })
    void alsoWhatIsNoYaml(String text) {
        List<Fault> faults = MappingText.read(text, "mine").faults();
        assertThat(faults).hasSize(1);
        assertThat(Sentences.of(faults.get(0).text(), RUSSIAN))
                .matches("(?s).*[а-я]{2}.*")
                .doesNotMatch(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Its name has a dot before .camel.yaml. Rename the file.",
                "It is not saved as UTF-8. Save it anew with the encoding UTF-8.",
                "It is longer than 1 MiB.",
                "It is empty. Write what it is to hold, or delete the file.",
                "It cannot be opened (AccessDeniedException). See that routes and the file may be read by the service.",
                "It was deleted. What it declares goes on until the service is started again. Put the file back, or start"
                        + " the service again without it.",
                "The route tell is declared by routes/a.camel.yaml too. Delete one of the two files, or give it another name"
                        + " in one of them.",
                "The mapping deals is declared by routes/a.camel.yaml too. Delete one of the two files, or give it another"
                        + " name in one of them.",
                "It lacks the service's own route sheet-poll, tell. Put it back.",
            })
    void alsoWhatIsWrongWithAFileAsAWhole(String fault) {
        assertThat(Sentences.of(fault, RUSSIAN))
                .matches("(?s).*[а-я]{2}.*")
                .doesNotContain("file", "route ", "Put", "may", "Save")
                .doesNotMatch(ENGLISH);
    }

    @ParameterizedTest
    @EnumSource(Problem.Code.class)
    void whatTheTabOrTheAccountLacksIsToldInTheWordsOfTheNotes(Problem.Code code) {
        Problem problem = Problem.of(code, "it is unknown", "row 5 $1", "known", "last");
        String english = MappedTab.told(problem);
        assertThat(english).matches(ENGLISH);
        String russian = Sentences.of("It does not fit the tab or the account: " + english, RUSSIAN);
        assertThat(russian).startsWith("Не подходит к листу или аккаунту: it is unknown: ");
        String said = russian.substring(russian.indexOf("unknown: ") + 9);
        assertThat(said.replace("row 5 $1", "").replace("known", "").replace("last", ""))
                .matches("(?s).*[а-я]{2}.*")
                .doesNotMatch(ENGLISH);
        if (english.contains("row 5 $1")) {
            assertThat(said).contains("row 5 $1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "column it is mapped twice: unknown field row 5; known are x|столбец «it is mapped twice»: поля «row 5» нет; есть x",
                "fields, line 3: it should read { column: …, field: … }|fields, пункт 3: должно быть { column: …, field: … }",
                "appendWhen: no pipeline's name contains \"row 5\"; there are [lead 7, b]|appendWhen: нет воронки с «row 5» в названии; есть [lead 7, b]",
                "Tried to find the pipeline for new leads (AMO_PIPELINE_ID 5) but the account has none such; set it to one of [1 row 5]|Воронки для новых сделок (AMO_PIPELINE_ID 5) в аккаунте нет; укажите одну из [1 row 5]"
            })
    void whatAPersonWroteStaysToTheLetter(String said, String inRussian) {
        assertThat(Sentences.of(said, RUSSIAN)).isEqualTo(inRussian);
    }

    /** Every notice that a configuration may raise, each at least once. */
    static Stream<String> notices() {
        Env first = Env.complete()
                .without("AMO_BASE_URL")
                .with("AMO_SUBDOMAIN", "x")
                .with("SYNC_LOCK_TTL", "5")
                .with("WEBHOOK_DEDUP_TTL_SEC", "5")
                .with("AMO_TOKEN_STORE", "tokens.json")
                .with("SHEET_ROTATION_INTERVAL", "1")
                .with("INITIAL_SYNC_DATE_FROM", "2025-01-01")
                .with("IMPORT_BATCH_SIZE", "5")
                .with("KPI_DB_PATH", "kpi")
                .with("DASHBOARD_ADMIN_USERNAME", "x")
                .with("SYNC_PRESETT", "deals")
                .with("REDIS_PORT", "6380")
                .with("REDIS_USERNAME", "x")
                .with("WEBHOOK_SECRET", "short")
                .with("AMO_REQUEST_DELAY_SEC", "0.01")
                .with("DEV_AMO_SUBDOMAIN", "x")
                .with("AMO_LONG_LIVED_TOKEN", Env.token(Duration.ofHours(5)));
        Env second = Env.complete()
                .with("ENVIRONMENT", "test")
                .with("DEV_AMO_SUBDOMAIN", "y")
                .without("AMO_LONG_LIVED_TOKEN")
                .with("AMO_ACCESS_TOKEN", Env.token(Duration.ofDays(900)));
        Env third = Env.oauth().with("AMO_ACCESS_TOKEN", Env.token(Duration.ofHours(5)));
        return Stream.of(first, second, third).flatMap(env -> env.notices().stream());
    }

    @Test
    void manyNoticesAreLookedAt() {
        assertThat(notices()).hasSizeGreaterThan(17).anyMatch(notice -> notice.contains(" is read as "));
    }

    @ParameterizedTest
    @MethodSource("notices")
    void ofANoticeOnlyNamesOfSettingsStayInEnglish(String notice) {
        assertThat(Sentences.of(notice, RUSSIAN))
                .matches("(?s).*[а-я]{2}.*")
                .doesNotMatch(ENGLISH)
                .doesNotMatch("(?s).*\\b(Warning|used?|expires|above|ignored|command|leave|nothing)\\b.*");
    }

    @Test
    void whoAskedForALeadIsToldInRussian() {
        assertThat(Sentences.of("the command pull asked for lead 7", RUSSIAN))
                .isEqualTo("команда pull попросила: сделка 7");
    }

    @Test
    void aMappingWithoutFaultsHasNothingToTranslate() {
        assertThat(MappingText.read(HEAD + "        fields:\n          - { column: a, field: lead.price }\n", "mine")
                        .faults())
                .isEmpty();
    }
}
