package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.amosheets.cli.Calls.Said;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.OAuth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The change over from the tools that keep their tokens in files. */
@Shows({"F50", "G11"})
class MigrateTokensTest {

    private final World world = new World(
            "deals",
            "name",
            "phone",
            "email",
            "budget",
            "status",
            "amo_deal_id",
            "amo_contact_id",
            "amo_link",
            "external_id",
            "sync_note",
            "sync_key");

    private OAuth.Pair pair = world.crm.oauth().issuePair();

    @BeforeEach
    void oauth() {
        OAuth.Client client = world.crm.oauth().client();
        world.without("AMO_LONG_LIVED_TOKEN")
                .with("AMO_CLIENT_ID", client.id())
                .with("AMO_CLIENT_SECRET", client.secret())
                .with("AMO_REDIRECT_URI", client.redirectUri())
                .with("AMO_AUTH_CODE", "def50200-used-up-long-ago");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void folder() throws IOException {
        Path folder = Files.createDirectories(world.data.resolve(".amocrm_tokens"));
        Files.writeString(folder.resolve("access_token.txt"), pair.accessToken());
        Files.writeString(folder.resolve("refresh_token.txt"), pair.refreshToken());
    }

    private JsonNode migrate(int code, String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "migrate";
        System.arraycopy(args, 0, all, 1, args.length);
        JsonNode told = new Commands(world).json(code, all);
        assertThat(told.toString()).doesNotContain(pair.accessToken()).doesNotContain(pair.refreshToken());
        return told;
    }

    private static String outcome(JsonNode told) {
        assertThat(told.path("tokens")).hasSize(1);
        return told.path("tokens").get(0).path("outcome").asText();
    }

    @Test
    void aFolderOfTokensIsTakenOnceAndTheServiceGoesOnWithThem() throws Exception {
        folder();

        assertThat(outcome(migrate(0, "--dry-run"))).isEqualTo("would");
        assertThat(outcome(migrate(0, "--dry-run"))).as("nothing was kept").isEqualTo("would");
        assertThat(outcome(migrate(0))).isEqualTo("taken");
        assertThat(outcome(migrate(0))).isEqualTo("older");

        world.started();
        int row = world.tab.addRow("Анна", "8 999 000-11-22", "", "100", "");
        World.eventually().until(() -> !world.tab.cell(row, "amo_deal_id").isEmpty());
        assertThat(world.crm.oauth().grants()).as("no code, no refresh").isZero();
    }

    /** As the tool leaves its tab: no other command gets into amoCRM before, and this one needs columns that another adds. */
    @Test
    void tokensAreTakenAndToldThoughTheTabLacksTheServicesColumnsYet() throws Exception {
        world.tab.deleteColumn(world.tab.headers().indexOf("sync_key") + 1);
        folder();
        Commands commands = new Commands(world);

        Said first = commands.call("migrate", "--lang", "en");

        assertThat(first.code()).isEqualTo(2);
        assertThat(first.out()).contains(".amocrm_tokens: taken");
        assertThat(first.err()).contains("the tab lacks the columns [sync_key]; run setup-sheet");
        assertThat(commands.call("setup-sheet", "--lang", "en").code()).isZero();
        assertThat(commands.call("migrate", "--lang", "en").code()).isZero();
        assertThat(world.crm.oauth().grants()).as("no code, no refresh").isZero();
    }

    @Test
    void aTokenThatHasEndedIsNotUsedUpByARehearsalAndRenewedByTheCommand() throws Exception {
        String ended = Base64.getUrlEncoder().encodeToString("{\"exp\":1000}".getBytes(StandardCharsets.UTF_8));
        Files.writeString(
                world.data.resolve("tokens.json"),
                "{\"access_token\": \"eyJ0." + ended + ".sig\", \"refresh_token\": \"" + pair.refreshToken() + "\"}");
        world.with("AMO_TOKEN_STORE", "tokens.json");

        JsonNode told = migrate(1, "--dry-run");

        assertThat(outcome(told)).isEqualTo("would");
        assertThat(told.path("compared").asBoolean()).isFalse();
        assertThat(world.crm.oauth().grants()).isZero();
        assertThat(outcome(migrate(0))).isEqualTo("taken");
        assertThat(world.crm.oauth().grants()).as("renewed once, to compare").isEqualTo(1);
    }

    @Test
    void whatIsNoPairIsRefusedAndNamedWithoutWhatItHolds() throws Exception {
        folder();
        Files.writeString(world.data.resolve(".amo_tokens.json"), "{\"access_token\": \"half-a-secret");

        Said said = new Commands(world).call("migrate", "--lang", "en");

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out())
                .contains(".amocrm_tokens: taken", ".amo_tokens.json: refused")
                .doesNotContain("half-a-secret")
                .doesNotContain(pair.accessToken());
        assertThat(said.err()).doesNotContain("half-a-secret");
    }
}
