package org.amosheets.correctness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** One change that the mutation test made to the code, and whether a test saw it. */
record Mutant(String place, String change, boolean seen) {

    /** What tells it from others; without a line number, which moves with every edit above it. */
    String name() {
        return place + ": " + change;
    }

    /** Those of the last run. */
    static List<Mutant> ofReport(Path xml) throws IOException, ParserConfigurationException, SAXException {
        NodeList nodes = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getElementsByTagName("mutation");
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element node = (Element) nodes.item(i);
            String type = text(node, "mutatedClass").replace("org.amosheets.", "");
            String change = text(node, "description").replaceAll(" for org/amosheets/.*", "");
            mutants.add(new Mutant(
                    type + "." + text(node, "mutatedMethod"),
                    change,
                    node.getAttribute("detected").equals("true")));
        }
        return mutants;
    }

    /** Those that no test saw, by name, each as often as there are. */
    static Map<String, Long> survivors(List<Mutant> mutants) {
        return mutants.stream()
                .filter(mutant -> !mutant.seen())
                .collect(Collectors.groupingBy(Mutant::name, TreeMap::new, Collectors.counting()));
    }

    /** Those that are excused, from the rows of the document's table: {@code | `name` | times | why |}. */
    static Map<String, Long> excused(Path document) throws IOException {
        Map<String, Long> excused = new TreeMap<>();
        for (String line : Files.readAllLines(document)) {
            String[] cells = line.split("\\|");
            if (cells.length == 4 && cells[1].strip().startsWith("`")) {
                if (cells[3].isBlank()) {
                    throw new AssertionError("No reason is given for " + cells[1].strip());
                }
                excused.put(cells[1].strip().replace("`", ""), Long.parseLong(cells[2].strip()));
            }
        }
        return excused;
    }

    private static String text(Element node, String child) {
        return node.getElementsByTagName(child).item(0).getTextContent();
    }
}
