package org.amosheets.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What stands in a YAML file: texts, lists and maps of them. */
final class YamlValues {

    private YamlValues() {}

    static Object of(Node node) {
        if (node instanceof MappingNode mapping) {
            return map(mapping);
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> list = new ArrayList<>();
            sequence.getValue().forEach(element -> list.add(of(element)));
            return list;
        }
        return YamlDeserializerSupport.asText(node);
    }

    static Map<String, Object> map(MappingNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = YamlDeserializerSupport.asText(tuple.getKeyNode());
            map.put(StringHelper.dashToCamelCase(key), of(tuple.getValueNode()));
        }
        return map;
    }
}
