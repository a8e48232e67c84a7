package org.amosheets.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people click. */
class SheetScriptMenuTest extends SheetScriptRig {

    @Test
    void theMenuIsInTheSheetsLanguage() {
        script.open();
        assertThat(script.menu())
                .containsExactly(
                        "amoCRM",
                        "Синхронизировать сейчас -> amoSyncNow",
                        "Состояние -> amoShowStatus",
                        "Справка -> amoShowHelp",
                        "Настроить… -> amoSetUp",
                        "Отключить… -> amoRemove");
        AppsScript english = new AppsScript(sheets, "en_GB", call -> TAKEN, clock);
        english.open();
        assertThat(english.menu()).contains("Sync now -> amoSyncNow", "Set up… -> amoSetUp");
        english.click("amoShowHelp");
        assertThat(english.lastDialog()).contains("sync_note");
    }

    @Test
    void oneClickInstallsBothTriggersAndKeepsTheSecretOutOfTheSheet() {
        script.setUp(" https://sync.example.test/webhook/sheets/ ", " " + SECRET + " ");

        assertThat(script.triggers())
                .containsExactly("amoOnChange ON_CHANGE " + AppsScript.OWNER, "amoOnEdit ON_EDIT " + AppsScript.OWNER);
        assertThat(script.properties())
                .containsEntry("SERVICE_ADDRESS", ADDRESS)
                .containsEntry("WEBHOOK_SECRET", SECRET)
                .containsEntry("TAB", "0");
        assertThat(script.lastDialog())
                .isEqualTo("Готово. Правки на этом листе теперь попадают в amoCRM за несколько секунд.");
        assertThat(body().path("readAgain").asBoolean())
                .as("what was edited before is told now")
                .isTrue();
        assertThat(sheets.tabs().toString()).doesNotContain(SECRET);
        assertThat(script.dialogs()).noneMatch(text -> text.contains(SECRET));
        script.calls().forEach(call -> assertThat(call.url() + call.payload()).doesNotContain(SECRET));
    }

    @Test
    void settingUpAgainKeepsWhatIsLeftEmptyAndDoublesNothing() {
        script.setUp(ADDRESS, SECRET);
        script.setUp("", "");
        assertThat(script.triggers()).hasSize(2);
        assertThat(script.properties())
                .containsEntry("SERVICE_ADDRESS", ADDRESS)
                .containsEntry("WEBHOOK_SECRET", SECRET);
        int before = script.calls().size();
        script.edited(tab, 3, 3);
        assertThat(script.calls()).hasSize(before + 1);
    }

    @Test
    @Shows("D000-5")
    void whoeverSetItUpLastTellsAndNobodyElse() {
        script.setUp(ADDRESS, SECRET);
        script.reply("OK", "").reply("OK", "").reply("YES", "").click("amoSetUp", COLLEAGUE);
        assertThat(script.triggers()).hasSize(4);
        int before = script.calls().size();

        script.edited(tab, 3, 3);

        assertThat(script.calls()).hasSize(before + 1);
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).contains("Настроил коллега");
        script.click("amoShowStatus", COLLEAGUE);
        assertThat(script.lastDialog()).contains("ваша учётная запись");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sync.example.test",
                "http://sync.example.test",
                "https://",
                "https://user:word@sync.example.test",
                "https://sync.example.test?token=1",
                "https://sync example.test",
                "javascript:alert(1)",
                "=HYPERLINK(\"https://x\")"
            })
    void whatIsNoAddressIsNotTaken(String address) {
        script.reply("OK", address).click("amoSetUp");
        assertThat(script.lastDialog()).startsWith("Это не адрес.");
        assertThat(script.calls()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "секрет", "a\nb"})
    void whatIsNoSecretIsNotTaken(String secret) {
        script.reply("OK", ADDRESS).reply("OK", secret).click("amoSetUp");
        assertThat(script.lastDialog()).startsWith("Это не секрет");
        assertThat(script.calls()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @Test
    void aSetUpThatTheServiceDoesNotConfirmChangesNothing() {
        service = call -> new Web.Reply(401, "{}");
        script.setUp(ADDRESS, SECRET);
        assertThat(script.lastDialog())
                .startsWith("Служба не принимает секрет.")
                .endsWith("Ничего не изменено.");
        assertThat(script.triggers()).isEmpty();
        assertThat(script.properties()).isEmpty();
    }

    @Test
    void everyDialogOfTheSetUpCanBeLeft() {
        script.reply("CANCEL", "").click("amoSetUp");
        script.reply("OK", ADDRESS).reply("CANCEL", "").click("amoSetUp");
        script.reply("OK", ADDRESS).reply("OK", SECRET).reply("NO", "").click("amoSetUp");
        script.setUp(ADDRESS, SECRET);
        script.reply("NO", "").click("amoRemove");
        assertThat(script.triggers()).hasSize(2);
    }

    @Test
    void removingTakesTriggersAndEverythingKeptAway() {
        script.setUp(ADDRESS, SECRET);
        script.reply("OK", "").reply("OK", "").reply("YES", "").click("amoSetUp", COLLEAGUE);
        int before = script.calls().size();

        script.reply("YES", "").click("amoRemove");

        assertThat(script.properties()).isEmpty();
        assertThat(script.triggers()).as("a colleague's are his own to remove").hasSize(2);
        script.edited(tab, 3, 3);
        script.changed("INSERT_ROW");
        assertThat(script.calls()).as("and do nothing").hasSize(before);
    }

    @Test
    void syncNowHasTheTabReadWhateverHappenedBefore() {
        script.click("amoSyncNow");
        assertThat(script.lastDialog()).startsWith("Скрипт ещё не настроен.");
        script.setUp(ADDRESS, SECRET);
        service = call -> new Web.Reply(401, "{}");
        script.edited(tab, 3, 3);
        script.click("amoSyncNow");
        assertThat(script.lastDialog()).startsWith("Служба не принимает секрет.");
        service = call -> TAKEN;

        script.click("amoSyncNow", COLLEAGUE);

        assertThat(body().path("readAgain").asBoolean()).isTrue();
        assertThat(script.toasts())
                .last()
                .isEqualTo("amoCRM: Служба читает лист. Изменения появятся через несколько секунд.");
        assertThat(script.properties()).doesNotContainKey("TROUBLE");
    }

    @Test
    void theStatusSaysWhatIsSyncedAndWhetherTheServiceAnswers() {
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).startsWith("Скрипт ещё не настроен.");
        script.setUp(ADDRESS, SECRET);
        script.edited(tab, 3, 3);
        script.click("amoShowStatus");
        assertThat(script.lastDialog()).isEqualTo("""
                        Лист: Лист1
                        Служба: https://sync.example.test
                        Отвечает и принимает секрет.
                        О правках сообщает ваша учётная запись.
                        Последнее сообщение: 21.11.2026 15:00:00""");
        service = call -> {
            throw new IOException("refused");
        };
        script.edited(tab, 3, 3);
        clock.pass(Duration.ofHours(7));
        script.click("amoShowStatus");
        assertThat(script.lastDialog())
                .contains("Служба не отвечает.")
                .contains("За последние шесть часов о правках не сообщалось.")
                .contains("Сообщения не доходят с 21.11.2026 15:00:00. Следующая попытка после 21.11.2026 15:01:00");
    }
}
