package org.amosheets.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** The command line as a whole: which words it answers to, and one call of it. */
public final class Tool {

    /** Spring's own way to set a property; a start with nothing else is one of the service. */
    private static final Pattern PROPERTY = Pattern.compile("--[A-Za-z0-9_.\\[\\]-]+=.*", Pattern.DOTALL);

    private static final String VERBOSE = "--verbose";

    private Tool() {}

    /** Whether these arguments ask for a command; without one the service is started. */
    public static boolean isAsked(String... args) {
        return Stream.of(args).anyMatch(arg -> !PROPERTY.matcher(arg).matches());
    }

    /**
     * One call.
     *
     * @param application the Spring application
     * @param environment as of {@link System#getenv()}
     * @param workingDir where the {@code .env} file is
     * @param out where results go; help too
     * @param err where failures go
     * @return the exit code
     */
    public static int call(
            Class<?> application,
            Map<String, String> environment,
            Path workingDir,
            PrintStream out,
            PrintStream err,
            String... args) {
        try (Workshop workshop = new Workshop(application, environment, workingDir, out)) {
            return line(workshop, out, err, args).execute(args);
        }
    }

    private static CommandLine line(Workshop workshop, PrintStream out, PrintStream err, String... args) {
        return new CommandLine(AmoSheets.class, new Commands(workshop))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setUsageHelpLongOptionsMaxWidth(30)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(new Failures(Stream.of(args).anyMatch(VERBOSE::equals)));
    }

    /** Gives each command the workshop it asks for. */
    private record Commands(Workshop workshop) implements IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            Optional<Constructor<?>> wanting = Stream.of(type.getDeclaredConstructors())
                    .filter(constructor -> constructor.getParameterCount() == 1
                            && constructor.getParameterTypes()[0] == Workshop.class)
                    .findFirst();
            return wanting.isPresent()
                    ? type.cast(wanting.get().newInstance(workshop))
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
