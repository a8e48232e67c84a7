package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.amosheets.FreePorts;
import org.amosheets.amocrm.Subscriptions;
import org.amosheets.sandbox.amocrm.SampleAccount;
import org.amosheets.sandbox.amocrm.Subscription;
import org.amosheets.sandbox.sheets.TabSnapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The doctor finds what is missing, says how to mend it, and mends the webhook alone. */
@Tag("F61")
class DoctorTest {

    private static final Set<String> OK = Set.of("ok");
    private static final Set<String> FAULT = Set.of("fault");
    private static final Set<String> SKIPPED = Set.of("skipped");
    private static final String URL = "https://sync.example.test";
    private static final String HOOK = URL + "/webhook/amocrm?token=" + World.SECRET;

    private final World world = World.deals();
    private final Commands commands = new Commands(world);

    @AfterEach
    void close() {
        world.close();
    }

    private Subscription hook() {
        return world.crm.webhooks().subscriptions().stream()
                .filter(subscription -> subscription.destination().equals(HOOK))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("D004-36")
    @Tag("D004-37")
    void aGoodSetUpIsFoundWellBeforeTheFirstStartAndNothingIsLeftBehind() {
        // A greater one is worth a warning.
        world.withGooglesDefaultQuotas();
        TabSnapshot before = world.tab.snapshot();

        Map<String, Set<String>> found = commands.doctor(0);

        assertThat(found)
                .containsEntry("configuration", OK)
                .containsEntry("redis", OK)
                .containsEntry("pipeline", OK)
                .containsEntry("fields", OK)
                .containsEntry("google", OK)
                .containsEntry("tab", OK)
                .containsEntry("headers", OK)
                .containsEntry("write", OK)
                .containsEntry("secret", OK)
                .containsEntry("standing", OK);
        assertThat(world.tab.snapshot()).isEqualTo(before);
        assertThat(world.sheets.tabs()).hasSize(1);
        assertThat(world.crm.log().requests(request -> !request.method().equals("GET")))
                .isEmpty();
    }

    @Test
    void lookingDoesNotBindTheTabThatTheFirstStartDecidesUpon() {
        world.sheets.addTab("Другой", "name", "phone", "email", "budget", "status");
        commands.doctor(0);
        commands.call("plan");

        world.with("GOOGLE_WORKSHEET_NAME", "Другой").started();

        assertThat(world.sheets.tab("Другой").headers()).contains("sync_key");
        assertThat(world.tab.headers()).doesNotContain("sync_key");
    }

    @Test
    void besideARunningServiceItUsesTheServicesRedisAndLeavesItRunning() {
        world.started();

        String said = commands.call("doctor").out();

        assertThat(said).contains("the running service's own");
        assertThat(commands.doctor(0)).containsEntry("redis", OK);
        world.tab.addRow("Анна", "+79990000001", "", "100", "");
        World.eventually().until(() -> !world.tab.cell(2, "amo_deal_id").isEmpty());
    }

    @Test
    void aWebhookIsRegisteredAndThoseOfOthersAreLeftAlone() {
        Subscription others =
                world.crm.webhooks().subscribe("https://others.example.test/hook?key=theirs", "note_lead");
        assertThat(commands.doctor(1, "--url", URL)).containsEntry("webhooks", FAULT);

        assertThat(commands.doctor(0, "--fix", "--url", URL)).containsEntry("webhooks", OK);

        assertThat(hook().settings()).containsExactlyInAnyOrderElementsOf(Subscriptions.EVENTS);
        assertThat(world.crm.webhooks().subscriptions()).hasSize(2).contains(others);
        world.with("PUBLIC_URL", URL + "/");
        assertThat(commands.doctor(0)).containsEntry("webhooks", OK);
        assertThat(commands.call("doctor").out()).doesNotContain("theirs");
    }

    @Test
    void aWebhookThatAmoCrmSwitchedOffIsFoundAndSwitchedOnAgainWithAllThatItAnnounced() {
        world.crm.settings().postReenablesHook(false);
        world.crm.webhooks().subscribe(HOOK, "note_lead");
        world.crm.webhooks().disable(HOOK, true);

        assertThat(commands.doctor(1)).containsEntry("webhooks", FAULT);
        assertThat(commands.doctor(0, "--fix")).containsEntry("webhooks", OK);

        assertThat(hook().disabled()).isFalse();
        assertThat(hook().settings()).contains("note_lead").containsAll(Subscriptions.EVENTS);
    }

    @Test
    void aWebhookThatAnnouncesTooLittleIsFound() {
        world.with("PUBLIC_URL", URL);
        world.crm.webhooks().subscribe(HOOK, "update_lead");

        assertThat(commands.doctor(0)).containsEntry("webhooks", Set.of("warn"));
    }

    @Test
    void aWebhookWithAnOlderSecretIsNamedAndNotRemoved() {
        world.with("PUBLIC_URL", URL);
        world.crm.webhooks().subscribe(URL + "/webhook/amocrm?token=an-older-secret");

        String said = commands.call("doctor").out();
        assertThat(said).contains("with another secret").doesNotContain("an-older-secret");

        assertThat(commands.doctor(0, "--fix")).containsEntry("webhooks", Set.of("ok", "warn"));
        assertThat(world.crm.webhooks().subscriptions()).hasSize(2);
    }

    @Test
    void withoutAnAddressNothingIsRegistered() {
        assertThat(commands.doctor(1, "--fix")).containsEntry("webhooks", FAULT);
        assertThat(world.crm.webhooks().subscriptions()).isEmpty();
    }

    @Test
    void aTokenWhoseUserMayNotSeeWebhooksIsAWarning() {
        world.crm.settings().apiActor(SampleAccount.MANAGER);

        assertThat(commands.doctor(0)).containsEntry("webhooks", Set.of("warn"));
        assertThat(commands.call("doctor").out()).contains("use an administrator's");
    }

    @Test
    void aRefusedTokenIsToldAndTheSheetIsLookedAtAllTheSame() {
        world.with("AMO_LONG_LIVED_TOKEN", "a-token-that-nobody-gave");

        assertThat(commands.doctor(3))
                .containsEntry("amocrm", FAULT)
                .containsEntry("pipeline", SKIPPED)
                .containsEntry("write", OK);
    }

    @Test
    void aSheetThatIsNotSharedIsTold() {
        world.sheets.faults().access(false);

        assertThat(commands.doctor(3))
                .containsEntry("google", FAULT)
                .containsEntry("tab", SKIPPED)
                .containsEntry("write", SKIPPED)
                .containsEntry("pipeline", OK);
        assertThat(commands.call("doctor").out()).contains("share the spreadsheet with");
    }

    @Test
    void aSheetThatIsSharedForReadingOnlyIsTold() {
        world.sheets.faults().readOnly(true);

        assertThat(commands.doctor(3)).containsEntry("google", OK).containsEntry("write", FAULT);
    }

    @Test
    void aPipelineThatTheAccountLacksIsToldWithThoseItHas() {
        world.with("AMO_PIPELINE_ID", "7");

        assertThat(commands.doctor(2)).containsEntry("pipeline", FAULT);
        assertThat(commands.call("doctor").out()).contains("Продажи", "Опт");
    }

    @Test
    void missingAndDoubledHeadersAreTold() {
        world.sheets.addTab("Заголовки", "name", "phone", "Phone ", "budget", "status");
        world.with("GOOGLE_WORKSHEET_NAME", "Заголовки");

        assertThat(commands.doctor(1)).containsEntry("headers", Set.of("fault", "ok", "warn"));
        assertThat(commands.call("doctor").out()).contains("email").contains("Phone");
    }

    @Test
    void aTabWithoutAnyMappedHeaderIsTold() {
        world.sheets.addTab("Чужой", "a", "b");
        world.with("GOOGLE_WORKSHEET_NAME", "Чужой");

        assertThat(commands.doctor(1)).containsEntry("tab", OK);
        assertThat(commands.call("doctor").out()).contains("name, phone, email, budget, status");
    }

    @Test
    void aTabThatIsNotThereIsToldWithThoseThatAre() {
        world.with("GOOGLE_WORKSHEET_NAME", "Нет такого");

        assertThat(commands.doctor(3)).containsEntry("tab", FAULT).containsEntry("headers", SKIPPED);
        assertThat(commands.call("doctor").out()).contains("Лист1");
    }

    @Test
    void aPresetThatIsNotThereIsTold() {
        world.with("SYNC_PRESET", "nosuch");

        assertThat(commands.doctor(2))
                .containsEntry("fields", FAULT)
                .containsEntry("pipeline", OK)
                .containsEntry("tab", OK)
                .containsEntry("headers", SKIPPED);
    }

    @Test
    void aRedisThatIsAwayIsToldWithinSeconds() {
        int port = FreePorts.next();
        world.with("REDIS_URL", "redis://127.0.0.1:" + port);

        assertThat(commands.doctor(3)).containsEntry("redis", FAULT).containsEntry("amocrm", SKIPPED);
        assertThat(commands.call("doctor", "--lang", "en").out())
                .contains("the one at 127.0.0.1:" + port + " does not answer");
    }

    @Test
    void whatWaitsForAPersonIsCounted() {
        for (int i = 0; i < 60; i++) {
            world.tab.addRow("Имя " + i, "+7999000" + (1000 + i), "", "1", "");
        }
        world.start();
        World.eventually()
                .until(() ->
                        commands.doctor(0).getOrDefault("standing", Set.of()).contains("warn"));
    }

    @Test
    void theLanguageIsTheMappingsWhereNoneIsAskedFor() {
        try (World russian =
                new World("deals-ru", "lead_id", "Имя", "Телефон", "Email", "Сумма", "Статус", "Воронка")) {
            Commands inRussian = new Commands(russian);

            assertThat(inRussian.call("doctor").out()).contains("Исправлять нечего.");
            assertThat(inRussian.call("doctor", "--lang", "en").out()).contains("Nothing has to be mended.");
        }
    }
}
