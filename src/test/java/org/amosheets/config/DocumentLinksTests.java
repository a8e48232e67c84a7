package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link of a document leads to a file, and to a heading in it, that is there; and every document is linked to. */
class DocumentLinksTests {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    /** What pages are made of: its links are those of the pages, one folder up. */
    private static final Set<Path> PARTS = Set.of(ROOT.resolve("docs/migration"), ROOT.resolve("docs/correctness"));
    /** An example in a block, or words set as code, is no link. */
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`\n]*`");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path document : documents()) {
            for (String target : links(document)) {
                if (!target.matches("[a-z]+:.*") && !isThere(document, target)) {
                    broken.add(ROOT.relativize(document) + " → " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageOfTheDocumentsIsReachedFromTheirIndex() throws IOException {
        Set<Path> reached = new HashSet<>();
        follow(ROOT.resolve("docs/README.md"), reached);
        assertThat(reached)
                .containsAll(documents().stream()
                        .filter(document -> document.startsWith(ROOT.resolve("docs")))
                        .toList());
    }

    @Test
    void anAnchorIsAHeadingAsItIsSpelledInAddresses() {
        assertThat(anchors("# A\n## 1. amoCRM: a token, `doctor`\n## Same\n## Same\n```\n# no heading\n```\n"))
                .containsExactlyInAnyOrder("a", "1-amocrm-a-token-doctor", "same", "same-1");
        assertThat(anchors("## Если сервис не отвечает — что делать?"))
                .containsExactly("если-сервис-не-отвечает--что-делать");
    }

    private static void follow(Path document, Set<Path> reached) throws IOException {
        if (reached.add(document)) {
            for (String target : links(document)) {
                Path to = file(document, target);
                if (!target.matches("[a-z]+:.*") && to.toString().endsWith(".md") && Files.exists(to)) {
                    follow(to, reached);
                }
            }
        }
    }

    private static boolean isThere(Path document, String target) throws IOException {
        Path file = file(document, target);
        String anchor = target.replaceFirst("^[^#]*#?", "");
        return Files.exists(file)
                && (anchor.isEmpty() || anchors(Files.readString(file)).contains(anchor));
    }

    private static Path file(Path document, String target) {
        String path = target.replaceFirst("#.*$", "");
        return path.isEmpty() ? document : document.resolveSibling(path).normalize();
    }

    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** As the sites that show these files make them of headings. */
    private static Set<String> anchors(String text) {
        Matcher headings = HEADING.matcher(text.replaceAll("(?s)```.*?```", ""));
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading : headings.results().toList()) {
            String anchor = heading.group(1)
                    .replaceAll("]\\([^)]*\\)", "")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> all = Stream.concat(
                Stream.of("README.md", "README.ru.md", "CONTRIBUTING.md", "CHANGELOG.md")
                        .map(ROOT::resolve),
                Stream.of("docs", "apps-script", "bench").map(ROOT::resolve).flatMap(DocumentLinksTests::pages))) {
            return all.sorted().toList();
        }
    }

    private static Stream<Path> pages(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> PARTS.stream().noneMatch(file::startsWith))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
