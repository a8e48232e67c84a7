package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.amosheets.AmoSheetsSync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A command as a process of its own, as a user calls it. */
class CommandProcessTest {

    private final World world = World.deals().withGooglesDefaultQuotas();
    private final Service service = Service.of(world);

    @AfterEach
    void close() {
        service.close();
        world.close();
    }

    private record Ended(int code, String out, String err) {}

    private Ended command(String... args) throws IOException, InterruptedException {
        return command(world, Map.of(), args);
    }

    private static Ended command(World world, Map<String, String> more, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Service.classPath(),
                AmoSheetsSync.class.getName()));
        command.addAll(List.of(args));
        Path out = Files.createTempFile(world.data, "command", ".out");
        Path err = Files.createTempFile(world.data, "command", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(world.data.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "LC_ALL"));
        builder.environment().putAll(world.environment());
        builder.environment().putAll(more);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the command ended")
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @Tag("F61")
    void theDoctorWorksBesideARunningServiceOverItsEmbeddedRedisAndPrintsNothingButItsAnswer() throws Exception {
        service.start();

        Ended ended = command("doctor", "--json");

        assertThat(ended.err()).isEmpty();
        JsonNode answer = new ObjectMapper().readTree(ended.out());
        assertThat(answer.path("checks").toString()).contains("the running service's own");
        assertThat(ended.code()).isZero();
        assertThat(service.status("/health")).isEqualTo(200);
        assertThat(service.works()).isTrue();
    }

    @Test
    void withoutAServiceItStartsARedisForItselfAndTakesItAwayAgain() throws Exception {
        Ended ended = command("plan");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.out()).contains("would do this", "sync_key");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(service.leftRedis()).isEmpty();
    }

    @Test
    void whereNoLocaleIsSetRussianHeadersAreFoundAndRussianIsPrinted() throws Exception {
        try (World russian =
                new World("deals-ru", "lead_id", "Имя", "Телефон", "Email", "Сумма", "Статус", "Воронка")) {
            russian.tab.addRow("", "Анна", "+79990001122", "", "1000", "", "");

            Ended ended = command(russian, Map.of("LC_ALL", "POSIX"), "plan");

            assertThat(ended.err()).isEmpty();
            assertThat(ended.out()).contains("Строки стали бы сделками: 1", "Имя: Анна");
            assertThat(ended.code()).isEqualTo(1);
        }
    }

    @Test
    void aWrongCallEndsAtOnceWithTwo() throws Exception {
        Ended ended = command("doktor");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("doktor").contains("doctor");
    }
}
