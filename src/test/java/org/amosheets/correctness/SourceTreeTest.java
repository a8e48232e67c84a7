package org.amosheets.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No secret is kept with the source, and what holds secrets at run time is not taken in by a commit. */
class SourceTreeTest {

    /** What a build, an editor or a run makes, and what {@code .gitignore} keeps out. */
    private static final Set<String> NOT_SOURCE = Set.of(".git", "target", "data", ".idea", ".vscode", "node_modules");

    private static final Pattern SECRET =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(\\s|\\\\n)*[A-Za-z0-9+/]{60}"
                    + "|eyJ[A-Za-z0-9_-]{30,}\\.eyJ[A-Za-z0-9_-]{30,}\\.[A-Za-z0-9_-]{30,}");

    private static final Pattern INCLUDED = Pattern.compile("<include>\\*\\*/\\*([A-Za-z]+\\.java)</include>");
    private static final Pattern TEST =
            Pattern.compile("^\\s*@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\\b", Pattern.MULTILINE);
    private static final Pattern SWITCHED_OFF = Pattern.compile("^\\s*@Disabled\\b", Pattern.MULTILINE);

    @Test
    @Shows("D002-33")
    void everyTestHasANameThatTheBuildLooksForAndNoneIsSwitchedOff() throws IOException {
        List<String> patterns = new ArrayList<>();
        Matcher include = INCLUDED.matcher(Files.readString(Path.of("pom.xml")));
        while (include.find()) {
            patterns.add(include.group(1));
        }
        List<String> stray = new ArrayList<>();
        int found = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(file);
                String name = file.getFileName().toString();
                if (TEST.matcher(text).find()) {
                    found++;
                    if (patterns.stream().noneMatch(name::endsWith)) {
                        stray.add(name + " is not looked for");
                    }
                }
                if (SWITCHED_OFF.matcher(text).find()) {
                    stray.add(name + " is switched off in part");
                }
            }
        }

        assertThat(patterns).containsExactly("Test.java", "Tests.java");
        assertThat(found).isPositive();
        assertThat(stray).isEmpty();
    }

    @Test
    @Shows("D004-41")
    void noKeyOrTokenStandsInTheSourceTree() throws IOException {
        List<Path> suspects = new ArrayList<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return NOT_SOURCE.contains(String.valueOf(dir.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (!name.equals(".env")
                        && SECRET.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                                .find()) {
                    suspects.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });

        assertThat(suspects).isEmpty();
    }

    @Test
    @Shows("D004-41")
    void whatHoldsSecretsAtRunTimeIsIgnoredByCommits() throws IOException {
        assertThat(Files.readAllLines(Path.of(".gitignore"))).contains(".env", "data/");
        assertThat(SECRET.matcher("-----BEGIN PRIVATE KEY-----\\n" + "M".repeat(64))
                        .find())
                .isTrue();
    }
}
