package org.amosheets.sandbox.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.junit.jupiter.api.Test;

/** The folder that users paste or push to Google. */
class SheetScriptFilesTest {

    private static final Path FOLDER = Path.of("apps-script");
    private static final Path PASTED = FOLDER.resolve("Code.gs");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("src"))) {
            return files.sorted().toList();
        }
    }

    private static String all() throws IOException {
        StringBuilder all = new StringBuilder("// Made of apps-script/src; see apps-script/README.md. Do not edit.\n");
        for (Path source : sources()) {
            all.append('\n').append(Files.readString(source));
        }
        return all.toString();
    }

    @Test
    void theFileToPasteIsTheSources() throws IOException {
        if (Boolean.getBoolean("regenerate")) {
            Files.writeString(PASTED, all());
        }
        assertThat(Files.readString(PASTED))
                .as("run mvn test -Dtest=SheetScriptFilesTest -Dregenerate=true")
                .isEqualTo(all());
    }

    @Test
    void noFunctionHasANameThatGoogleRunsByItselfButTheMenus() throws IOException {
        assertThat(all().lines().filter(line -> line.matches("function (on|do)[A-Z].*")))
                .containsExactly("function onOpen() {");
    }

    @Test
    void theManifestAsksForNoMoreThanTheScriptNeeds() throws IOException {
        JsonNode manifest = JSON.readTree(FOLDER.resolve("appsscript.json").toFile());
        assertThat(manifest.path("runtimeVersion").asText()).isEqualTo("V8");
        assertThat(manifest.path("oauthScopes"))
                .extracting(JsonNode::asText)
                .allMatch(scope -> scope.startsWith("https://www.googleapis.com/auth/"))
                .extracting(scope -> scope.substring("https://www.googleapis.com/auth/".length()))
                .containsExactlyInAnyOrder(
                        "spreadsheets.currentonly",
                        "script.container.ui",
                        "script.external_request",
                        "script.scriptapp");
        assertThat(all()).as("where the manifest was not pasted along").contains("@OnlyCurrentDoc");
        assertThat(all())
                .as("nothing that needs another right")
                .doesNotContain("MailApp", "DriveApp", "openById", "openByUrl", "setValue", "Session.");
    }

    @Test
    void theSampleForClaspNamesNobodysScript() throws IOException {
        JsonNode sample = JSON.readTree(FOLDER.resolve("clasp.example.json").toFile());
        assertThat(sample.path("scriptId").asText()).isEmpty();
        assertThat(sample.path("rootDir").asText()).isEqualTo(".");
        assertThat(Files.readAllLines(FOLDER.resolve(".claspignore")))
                .containsExactly("**/**", "!appsscript.json", "!src/*.js");
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        String words = Files.readString(FOLDER.resolve("src/words.js"));
        String flat = "const flat = (o, at) => Object.entries(o).flatMap(([k, v]) => typeof v === 'object'"
                + " ? flat(v, at + k + '.') : [at + k + '=' + (typeof v === 'function' ? v('1', '2') : v)]);";
        try (Context js = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build()) {
            js.eval("js", words + flat);
            List<String> english = texts(js, "AMO_ENGLISH");
            List<String> russian = texts(js, "AMO_RUSSIAN");
            assertThat(names(russian)).isEqualTo(names(english));
            assertThat(english).noneMatch(text -> text.matches("(?s).*[а-яА-ЯёЁ].*"));
            assertThat(russian).allMatch(text -> text.matches("(?s)title=.*|.*[а-яА-ЯёЁ].*"));
            assertThat(english).allMatch(text -> text.length() > text.indexOf('=') + 1);
        }
    }

    private static List<String> texts(Context js, String name) {
        return List.of(js.eval("js", "flat(" + name + ", '')").as(String[].class));
    }

    private static String names(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, text.indexOf('='))).collect(Collectors.joining("\n"));
    }
}
