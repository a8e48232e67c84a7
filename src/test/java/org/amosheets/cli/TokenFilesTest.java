package org.amosheets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.amosheets.amocrm.TokenStore.Tokens;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the older tools leave them, whole and broken. */
@Shows({"F50", "D002-28", "D004-26"})
class TokenFilesTest {

    @TempDir
    private Path dir;

    private static String jwt(long expiry) {
        String claims =
                Base64.getUrlEncoder().encodeToString(("{\"exp\":" + expiry + "}").getBytes(StandardCharsets.UTF_8));
        return "eyJ0." + claims + ".sig";
    }

    private Path write(String name, String text) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void bothFormsAreFoundWhereTheToolsPutThemTheYoungestFirst() throws IOException {
        write(".amocrm_tokens/access_token.txt", jwt(1_000));
        write(".amocrm_tokens/refresh_token.txt", "refresh-1\n");
        write(".amo_tokens.json", "{\"access_token\": \"" + jwt(3_000) + "\", \"refresh_token\": \"refresh-2\"}");
        write(".amo_tokens_prod.json", "{\"access_token\": \"" + jwt(2_000) + "\", \"refresh_token\": \"refresh-3\"}");
        write("amo_tokens.json", "{}");

        List<TokenFiles.Found> found = TokenFiles.below(dir);

        assertThat(found)
                .extracting(TokenFiles.Found::name)
                .containsExactly(".amo_tokens.json", ".amo_tokens_prod.json", ".amocrm_tokens");
        assertThat(found.get(2).tokens()).contains(new Tokens(jwt(1_000), "refresh-1", Instant.ofEpochSecond(1_000)));
    }

    @Test
    void aTokenThatDoesNotSayWhenItEndsLivesForADayFromWhenItWasWritten() throws IOException {
        Path file = write("t.json", "{\"access_token\":\"a\",\"refresh_token\":\"r\"}");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));

        assertThat(TokenFiles.at(file).tokens()).contains(new Tokens("a", "r", Instant.parse("2026-01-02T00:00:00Z")));
    }

    @Test
    void whatIsHalfWrittenOrNoPairAtAllIsUnreadable() throws IOException {
        write("half/access_token.txt", jwt(1_000));

        for (Path broken : List.of(
                dir.resolve("half"),
                dir.resolve("absent.json"),
                write("cut.json", "{\"access_token\": \"abc"),
                write("empty.json", ""),
                write("list.json", "[1, 2]"),
                write("numbers.json", "{\"access_token\": {}, \"refresh_token\": 5}"),
                write("line.json", "{\"access_token\": \"a\\nb\", \"refresh_token\": \"r\"}"),
                write("big.json", " ".repeat(70_000) + "{\"access_token\":\"a\",\"refresh_token\":\"r\"}"))) {
            assertThat(TokenFiles.at(broken).tokens()).as(broken.toString()).isEmpty();
        }
    }

    @Test
    void theOrderDesksStateTellsTheTabOfEachLead() throws IOException {
        Path state = write(
                ".sync_state.json",
                "{\"sheet_status_by_lead\":{\"5\":\"x\"},\"lead_tab_by_lead\":{\"12\":\"02.2026\",\"ID\":\"02.2026\","
                        + "\"13\":7,\"14\":\"a\\nb\"}}");

        assertThat(StateFile.tabs(state)).containsOnlyKeys(12L, 14L).containsEntry(14L, "a?b");
        Path broken = write("broken.json", "{\"lead_tab_by_lead\": {\"12\"");
        assertThatThrownBy(() -> StateFile.tabs(broken))
                .isInstanceOf(BadFile.class)
                .hasMessageStartingWith("Tried to read");
        assertThatThrownBy(() -> StateFile.tabs(dir.resolve("absent"))).isInstanceOf(BadFile.class);
    }
}
