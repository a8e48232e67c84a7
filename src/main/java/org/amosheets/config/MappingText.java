package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.amosheets.mapping.Mapping;
import org.amosheets.web.console.MappingDesk.Draft;
import org.amosheets.web.console.MappingDesk.Fault;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The text of a mapping's file, read by ourselves: nothing that it names is made or called, so that what somebody types
 * into a page can be looked at.
 */
final class MappingText {

    private static final Pattern ITEM =
            Pattern.compile("(fields|statuses|pipelines), line ([0-9]{1,6})\\b.*", Pattern.DOTALL);
    private static final Pattern COLUMN = Pattern.compile("column (.*?): .*", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("([A-Za-z]+)\\b.*", Pattern.DOTALL);
    private static final int LONGEST = 200_000;

    private MappingText() {}

    /** The mapping of this name, and all that is wrong with it. */
    static Draft read(String text, String name) {
        if (text.length() > LONGEST) {
            return refused(0, "The file is too long for a mapping.");
        }
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setLabel("mapping")
                    .setMaxAliasesForCollections(20)
                    .build();
            Optional<MappingNode> bean =
                    new Compose(settings).composeString(text).flatMap(root -> bean(root, name));
            return bean.map(MappingText::filled)
                    .orElseGet(
                            () -> refused(0, "No mapping of the name " + name + " (SYNC_PRESET) is declared in it."));
        } catch (MarkedYamlEngineException unreadable) {
            int line =
                    unreadable.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            return refused(line, "It is not readable as YAML: " + unreadable.getProblem());
        } catch (YamlEngineException unreadable) {
            return refused(0, "It is not readable as YAML.");
        } catch (StackOverflowError endless) {
            // Lists within lists by the ten thousand, or one that holds itself: both are YAML, and neither is a
            // mapping.
            return refused(0, "It is nested too deeply for a mapping.");
        }
    }

    private static Draft refused(int line, String why) {
        return new Draft(Optional.empty(), List.of(new Fault(line, why)));
    }

    private static Optional<MappingNode> bean(Node root, String name) {
        return items(root).stream()
                .map(item -> member(item, "beans"))
                .flatMap(beans -> items(beans).stream())
                .filter(bean -> name.equals(text(member(bean, "name")))
                        && Mapping.class.getName().equals(text(member(bean, "type"))))
                .map(MappingNode.class::cast)
                .findFirst();
    }

    private static Draft filled(MappingNode bean) {
        Mapping mapping = new Mapping();
        List<Fault> faults = new ArrayList<>();
        @Nullable Node properties = member(bean, "properties");
        if (properties instanceof MappingNode words) {
            YamlValues.map(words).forEach((word, value) -> {
                if (!set(mapping, word, value)) {
                    faults.add(new Fault(
                            lineOf(words, word),
                            word + ": it is no word of a mapping, or has a value of the wrong kind"));
                }
            });
        }
        for (String fault : mapping.faults()) {
            faults.add(new Fault(properties instanceof MappingNode words ? line(words, fault) : 0, fault));
        }
        return new Draft(faults.isEmpty() ? Optional.of(mapping) : Optional.empty(), faults);
    }

    @SuppressWarnings("unchecked") // the setters look at what they are given
    private static boolean set(Mapping mapping, String word, Object value) {
        boolean isText = value instanceof String;
        boolean isList = value instanceof List;
        boolean isMap = value instanceof Map;
        switch (word) {
            case "language" -> mapping.setLanguage(isText ? (String) value : null);
            case "leadName" -> mapping.setLeadName(isText ? (String) value : null);
            case "newLeads" -> mapping.setNewLeads(isText ? (String) value : null);
            case "appendWhen" -> mapping.setAppendWhen(isMap ? (Map<String, Object>) value : null);
            case "fields" -> mapping.setFields(isList ? (List<Map<String, Object>>) value : null);
            case "service" -> mapping.setService(isMap ? (Map<String, String>) value : null);
            case "statuses" -> mapping.setStatuses(isList ? (List<Map<String, Object>>) value : null);
            case "pipelines" -> mapping.setPipelines(isList ? (List<Map<String, Object>>) value : null);
            case "orderNumber" -> mapping.setOrderNumber(isMap ? (Map<String, Object>) value : null);
            case "staff" -> mapping.setStaff(isMap ? (Map<String, Object>) value : null);
            default -> {
                return false;
            }
        }
        return switch (word) {
            case "language", "leadName", "newLeads" -> isText;
            case "fields", "statuses", "pipelines" -> isList;
            default -> isMap;
        };
    }

    /** The file's line that a fault is about; 0 where it does not say. */
    private static int line(MappingNode words, String fault) {
        Matcher item = ITEM.matcher(fault);
        if (item.matches()) {
            List<Node> lines = items(member(words, item.group(1)));
            int place = Integer.parseInt(item.group(2)) - 1;
            return place < lines.size() ? line(lines.get(place)) : 0;
        }
        Matcher column = COLUMN.matcher(fault);
        if (column.matches()) {
            return items(member(words, "fields")).stream()
                    .filter(field -> named(field, column.group(1)))
                    // Of two that say the same the later one is at fault.
                    .reduce((first, second) -> second)
                    .map(MappingText::line)
                    .orElse(0);
        }
        Matcher word = WORD.matcher(fault);
        return word.matches() ? lineOf(words, word.group(1)) : 0;
    }

    private static boolean named(Node field, String header) {
        @Nullable Node column = member(field, "column");
        return column != null
                && (header.equals(text(column)) || items(column).stream().anyMatch(one -> header.equals(text(one))));
    }

    private static int lineOf(MappingNode words, String word) {
        return words.getValue().stream()
                .filter(tuple -> word.equals(text(tuple.getKeyNode())))
                .map(NodeTuple::getKeyNode)
                .findFirst()
                .map(MappingText::line)
                .orElse(0);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
    }

    private static @Nullable Node member(@Nullable Node node, String name) {
        if (!(node instanceof MappingNode mapping)) {
            return null;
        }
        return mapping.getValue().stream()
                .filter(tuple -> name.equals(text(tuple.getKeyNode())))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static String text(@Nullable Node node) {
        return node instanceof MappingNode || node instanceof SequenceNode || node == null
                ? ""
                : YamlDeserializerSupport.asText(node).strip();
    }
}
