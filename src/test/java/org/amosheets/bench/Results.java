package org.amosheets.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The figures of a run as JSON, for whoever reads them by a program. */
final class Results {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Results() {}

    /** @param about when, where and how it was measured */
    static void write(Path file, String about, List<Figure> figures) {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode lines = all.putArray("about");
        about.lines().forEach(lines::add);
        ArrayNode list = all.putArray("figures");
        figures.forEach(figure -> list.add(json(figure)));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(file.toFile(), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(Figure figure) {
        ObjectNode json = JSON.createObjectNode();
        json.put("measure", figure.measure()).put("figure", figure.what()).put("unit", figure.unit());
        put(json, "ours", figure.values().median());
        put(json, "min", figure.values().min());
        put(json, "max", figure.values().max());
        json.put("runs", figure.values().size());
        put(json, "baseline", figure.baseline());
        put(json, "advised", figure.advised());
        put(json, "ratio", figure.ratio());
        if (figure.bar() != null) {
            json.put("bar", figure.barText()).put("met", figure.verdict().equals("yes"));
        }
        return json;
    }

    /** JSON has no word for what is not a number. */
    private static void put(ObjectNode json, String name, double value) {
        if (!Double.isNaN(value)) {
            json.put(name, value);
        }
    }
}
