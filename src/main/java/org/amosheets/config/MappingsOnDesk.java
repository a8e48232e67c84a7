package org.amosheets.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.engine.Rehearsal;
import org.amosheets.engine.Rehearsed;
import org.amosheets.mapping.Mapping;
import org.amosheets.web.console.MappingDesk;

/** The mapping in force and its files, for the console. */
final class MappingsOnDesk implements MappingDesk {

    private static final String MAPPINGS = "/mappings/";
    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,6}): (.*)", Pattern.DOTALL);

    private final MappingInForce inForce;
    private final RouteFiles files;
    private final Function<Mapping, Rehearsal> rehearsals;

    /** @param rehearsals a rehearsal with this mapping in place of the one in force */
    MappingsOnDesk(MappingInForce inForce, RouteFiles files, Function<Mapping, Rehearsal> rehearsals) {
        this.inForce = inForce;
        this.files = files;
        this.rehearsals = rehearsals;
    }

    @Override
    public String name() {
        return inForce.name();
    }

    @Override
    public Mapping current() {
        return inForce.current();
    }

    @Override
    public List<FileFault> faults() {
        Map<String, String> texts = files.texts();
        return new TreeMap<>(files.faults())
                .entrySet().stream()
                        .map(file -> fault(file.getKey(), file.getValue(), texts.getOrDefault(file.getKey(), "")))
                        .toList();
    }

    /** With lines where the file is the mapping's; what the trial said where our own reading finds nothing. */
    private FileFault fault(String file, String said, String text) {
        List<Fault> found = file.contains(MAPPINGS) ? read(text).faults() : List.of();
        boolean another = found.size() == 1 && found.get(0).line() == 0;
        return new FileFault(file, found.isEmpty() || another ? List.of(placed(said)) : found);
    }

    private static Fault placed(String said) {
        Matcher line = LINE.matcher(said);
        return line.matches() ? new Fault(Integer.parseInt(line.group(1)), line.group(2)) : new Fault(0, said);
    }

    @Override
    public String text() {
        return files.texts().entrySet().stream()
                .filter(file -> file.getKey().contains(MAPPINGS))
                .map(Map.Entry::getValue)
                .filter(text -> text.contains("name: " + name() + "\n") || text.contains("name: " + name() + "\r"))
                .findFirst()
                .orElseGet(this::carried);
    }

    /** Where the working directory has no routes, those that the jar carries are in force. */
    private String carried() {
        String file = "/routes" + MAPPINGS + name() + ".camel.yaml";
        try (InputStream in = MappingsOnDesk.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Draft read(String text) {
        return MappingText.read(text, name());
    }

    @Override
    public Rehearsed rehearse(Mapping draft) {
        return rehearsals.apply(inForce.prepared(draft)).run();
    }
}
