package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.amosheets.correctness.Shows;
import org.amosheets.mapping.Mapping;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** G10: a broken mapping or route file never takes the sync down. */
@Shows("G10")
class RouteFilesTest {

    private static final Rhythm QUICK = new Rhythm(Duration.ofMillis(100), Duration.ofMillis(100));

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
        files = new RouteFiles(root, camel, FileGate.OPEN, Runnable::run, QUICK, FileMemory.NONE);
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
        // While a route is changed over, it is not there for a moment.
        await().ignoreExceptions().atMost(Duration.ofSeconds(15)).untilAsserted(condition);
    }

    @Test
    void takesInAChangedRoute() throws Exception {
        Files.writeString(file, greeting("hi") + farewell("bye"));

        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        eventually(() -> assertThat(say("farewell")).isEqualTo("bye"));
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
        eventually(() -> assertThat(files.faults()).isEmpty());
    }

    @Test
    void keepsWhatRanWhileTheGateRefusesAndTakesTheFileInOnceItLetsItThrough() throws Exception {
        files.close();
        AtomicReference<FileGate.Verdict> verdict =
                new AtomicReference<>(FileGate.Verdict.refuse("It does not fit the tab"));
        AtomicInteger between = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        files = new RouteFiles(
                root,
                camel,
                mappings -> Objects.requireNonNull(verdict.get()),
                action -> {
                    between.incrementAndGet();
                    action.run();
                },
                QUICK,
                FileMemory.NONE);
        files.start();
        Files.writeString(file, greeting("hi") + farewell("bye"));
        eventually(() -> assertThat(files.faults()).containsValue("It does not fit the tab"));
        assertThat(say("greeting")).isEqualTo("hello");
        assertThat(between).hasValue(0);
        assertThat(asked).hasValue(0);

        verdict.set(FileGate.Verdict.pass("it fits now", asked::incrementAndGet));

        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        eventually(() -> assertThat(files.faults()).isEmpty());
        eventually(() -> assertThat(between).hasValue(1));
        eventually(() -> assertThat(asked).hasValue(1));
    }

    @Test
    void whyAFileIsNotInForceIsSaidOnceForEachSavingAndAgainOnceItIsSomethingElse() throws Exception {
        files.close();
        AtomicReference<String> why = new AtomicReference<>("it lacks a column");
        AtomicInteger judged = new AtomicInteger();
        files = new RouteFiles(
                root,
                camel,
                mappings -> {
                    judged.incrementAndGet();
                    return FileGate.Verdict.refuse(Objects.requireNonNull(why.get()));
                },
                Runnable::run,
                QUICK,
                FileMemory.NONE);
        try (Said said = new Said()) {
            files.start();
            Files.writeString(file, greeting("hi") + farewell("bye"));
            eventually(() -> assertThat(judged).hasValueGreaterThan(2));
            assertThat(said.with("it lacks a column")).hasSize(1);

            Files.writeString(file, greeting("hey") + farewell("bye"));
            eventually(() -> assertThat(said.with("it lacks a column")).hasSize(2));

            why.set("it lacks a field");
            eventually(() -> assertThat(said.with("it lacks a field")).hasSize(1));
            int before = judged.get();
            eventually(() -> assertThat(judged).hasValueGreaterThan(before + 1));
            assertThat(said.with("it lacks a field")).hasSize(1);
            assertThat(said.with("it lacks a column")).hasSize(2);
        }
    }

    @Test
    void aSideThatStaysAwayIsSaidOnceThoughEachOfItsAnswersHasAnIdOfItsOwn() throws Exception {
        files.close();
        AtomicInteger judged = new AtomicInteger();
        files = new RouteFiles(
                root,
                camel,
                mappings -> FileGate.Verdict.refuse("Tried to read the fields but amoCRM answered 401 (X-Request-Id id-"
                        + judged.incrementAndGet() + "): the token is refused."),
                Runnable::run,
                QUICK,
                FileMemory.NONE);
        try (Said said = new Said()) {
            files.start();
            Files.writeString(file, greeting("hi") + farewell("bye"));
            eventually(() -> assertThat(judged).hasValueGreaterThan(3));
            assertThat(said.with("amoCRM answered 401")).hasSize(1);
        }
    }

    /** What the log says from now on. */
    private static final class Said implements AutoCloseable {
        private final Logger logger = (Logger) LoggerFactory.getLogger(RouteFiles.class);
        private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

        Said() {
            lines.list = new CopyOnWriteArrayList<>();
            lines.start();
            logger.addAppender(lines);
        }

        List<String> with(String words) {
            return lines.list.stream()
                    .map(ILoggingEvent::getFormattedMessage)
                    .filter(line -> line.contains(words))
                    .toList();
        }

        @Override
        public void close() {
            logger.detachAppender(lines);
        }
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
    void theGateIsShownWhatTheFileDeclaresAndNothingElse() throws Exception {
        files.close();
        Queue<Set<String>> shown = new ConcurrentLinkedQueue<>();
        files = new RouteFiles(
                root,
                camel,
                mappings -> {
                    shown.add(mappings.keySet());
                    return FileGate.Verdict.pass("", () -> {});
                },
                Runnable::run,
                QUICK,
                FileMemory.NONE);
        files.start();
        Files.writeString(root.resolve("mine.camel.yaml"), mapping("contact.name"));
        eventually(() -> assertThat(shown).containsExactly(Set.of("mine")));

        Files.writeString(file, greeting("hi"));

        eventually(() -> assertThat(shown).containsExactly(Set.of("mine"), Set.of()));
    }

    @Test
    void aFileThatIsPutBackAsItWasNeedsNoGate() throws Exception {
        files.close();
        files = new RouteFiles(
                root, camel, mappings -> FileGate.Verdict.refuse("no"), Runnable::run, QUICK, FileMemory.NONE);
        files.start();
        String before = Files.readString(file);
        Files.writeString(file, greeting("hi"));
        eventually(() -> assertThat(files.faults()).hasSize(1));

        Files.writeString(file, before);

        eventually(() -> assertThat(files.faults()).isEmpty());
        assertThat(say("farewell")).isEqualTo("bye");
    }

    @Test
    void whatWasInForceBeforeTheStartStaysSoUntilTheChangedFileIsLetThrough() throws Exception {
        files.close();
        String before = Files.readString(file);
        AtomicReference<FileGate.Verdict> verdict = new AtomicReference<>(FileGate.Verdict.refuse("no"));
        Queue<String> taken = new ConcurrentLinkedQueue<>();
        Queue<Map<String, String>> started = new ConcurrentLinkedQueue<>();
        FileMemory memory = new FileMemory() {
            @Override
            public Map<String, String> before(Map<String, String> onDisk) {
                assertThat(onDisk).containsValue(greeting("hi"));
                return Map.of(onDisk.keySet().iterator().next(), before);
            }

            @Override
            public void startedWith(Map<String, String> inForce) {
                started.add(inForce);
            }

            @Override
            public void taken(String file, String text) {
                taken.add(text);
            }
        };
        Files.writeString(file, greeting("hi"));
        files = new RouteFiles(
                root, camel, mappings -> Objects.requireNonNull(verdict.get()), Runnable::run, QUICK, memory);
        files.start();

        eventually(() -> assertThat(files.faults()).containsValue("no"));
        assertThat(taken).isEmpty();
        files.started();
        assertThat(started)
                .singleElement()
                .satisfies(inForce -> assertThat(inForce).containsValue(before));
        verdict.set(FileGate.Verdict.pass("", () -> {}));

        eventually(() -> assertThat(taken).containsExactly(greeting("hi")));
        assertThat(say("greeting")).isEqualTo("hi");
        assertThat(files.faults()).isEmpty();
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

    @Test
    void aFileThatCannotBeReadIsShownAndKeepsNoOtherFromBeingTaken() throws Exception {
        Path saved = root.resolve("ansi.camel.yaml");
        Files.write(saved, "# Регион".getBytes(Charset.forName("windows-1251")));
        Files.createSymbolicLink(root.resolve("away.camel.yaml"), root.resolve("nowhere"));
        Files.writeString(root.resolve("greeting.old.camel.yaml"), greeting("old"));
        // What an editor and a system put there is no fault.
        Files.createSymbolicLink(root.resolve(".#greeting.camel.yaml"), root.resolve("nowhere"));
        Files.createDirectory(root.resolve("folder.camel.yaml"));
        Files.createDirectory(root.resolve("..data"));
        Files.writeString(root.resolve("..data").resolve("greeting.camel.yaml"), greeting("old"));
        Files.writeString(file, greeting("hi") + farewell("bye"));

        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        eventually(() -> assertThat(files.faults()).hasSize(3));
        assertThat(fault("ansi")).contains("not saved as UTF-8");
        assertThat(fault("away")).contains("cannot be opened");
        assertThat(fault("greeting.old")).contains("Rename the file");

        Files.writeString(saved, "# Регион\n" + route("region", "setBody: { constant: there }"));
        eventually(() -> assertThat(say("region")).isEqualTo("there"));
        eventually(() -> assertThat(files.faults()).hasSize(2));
    }

    @Test
    void whatIsWrongWithAFileGoesWithIt() throws Exception {
        Path other = root.resolve("other.camel.yaml");
        Files.writeString(other, "- rout: {");
        eventually(() -> assertThat(files.faults()).hasSize(1));

        Files.delete(other);

        eventually(() -> assertThat(files.faults()).isEmpty());
    }

    @Test
    void whatADeletedFileDeclaredGoesOnAndIsShownUntilTheFileIsBack() throws Exception {
        String before = Files.readString(file);
        Files.delete(file);

        eventually(() -> assertThat(fault("greeting")).startsWith("It was deleted."));
        assertThat(say("greeting")).isEqualTo("hello");

        Files.writeString(file, before);
        eventually(() -> assertThat(files.faults()).isEmpty());
        assertThat(say("greeting")).isEqualTo("hello");
    }

    @Test
    void aFileMayBeRenamed() throws Exception {
        Files.move(file, root.resolve("words.camel.yaml"));
        Files.writeString(root.resolve("words.camel.yaml"), greeting("hi") + farewell("bye"));

        eventually(() -> assertThat(say("greeting")).isEqualTo("hi"));
        eventually(() -> assertThat(files.texts()).containsOnlyKeys(name("words")));
        assertThat(files.faults()).isEmpty();
    }

    @Test
    void whatAnotherFileDeclaresIsNotTakenOver() throws Exception {
        Files.writeString(root.resolve("mine.camel.yaml"), mapping("contact.name"));
        eventually(() -> assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotNull());
        Mapping before = camel.getRegistry().lookupByNameAndType("mine", Mapping.class);

        Files.writeString(root.resolve("copy.camel.yaml"), greeting("copy"));
        Files.writeString(root.resolve("mine-copy.camel.yaml"), mapping("contact.phone"));

        eventually(() -> assertThat(files.faults()).hasSize(2));
        assertThat(fault("copy")).startsWith("The route greeting is declared by " + name("greeting") + " too.");
        assertThat(fault("mine-copy")).startsWith("The mapping mine is declared by " + name("mine") + " too.");
        assertThat(say("greeting")).isEqualTo("hello");
        assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isSameAs(before);

        Files.delete(root.resolve("mine.camel.yaml"));
        eventually(() -> assertThat(files.faults()).containsOnlyKeys(name("copy")));
        assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotSameAs(before);
    }

    @Test
    void aMappingThatTwoFilesDeclareAtTheStartIsToldUntilOneIsGone() throws Exception {
        files.close();
        Files.writeString(root.resolve("mine.camel.yaml"), mapping("contact.name"));
        Files.writeString(root.resolve("mine2.camel.yaml"), mapping("contact.phone"));
        files = new RouteFiles(root, camel, FileGate.OPEN, Runnable::run, QUICK, FileMemory.NONE);
        files.start();
        assertThat(fault("mine2")).startsWith("The mapping mine is declared by " + name("mine") + " too.");

        Files.delete(root.resolve("mine.camel.yaml"));

        eventually(() -> assertThat(files.faults()).isEmpty());
        assertThat(camel.getRegistry().lookupByNameAndType("mine", Mapping.class))
                .isNotNull();
    }

    @Test
    void aFileOfTheSameNameInAFolderBelowTakesNoRoutesAway() throws Exception {
        Path below = Files.createDirectory(root.resolve("below")).resolve("greeting.camel.yaml");
        Files.writeString(below, route("aside", "setBody: { constant: psst }"));

        eventually(() -> assertThat(say("aside")).isEqualTo("psst"));
        assertThat(say("greeting")).isEqualTo("hello");
        assertThat(say("farewell")).isEqualTo("bye");
        assertThat(files.faults()).isEmpty();
    }

    private String name(String file) {
        return root.resolve(file + ".camel.yaml").toString();
    }

    private String fault(String file) {
        return files.faults().getOrDefault(name(file), "");
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
