package org.amosheets.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializerResolver;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializers.BeanFactoryDefinitionDeserializer;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.spi.Resource;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Camel's YAML loader, for files whose beans have lists among their properties. Camel 4.17.0 takes scalars and maps only
 * there ("Unsupported type: SEQUENCE"), and a mapping's fields are a list. Camel uses a loader that it finds in its
 * registry in place of its own, so being a bean is enough.
 */
public class YamlWithLists extends YamlRoutesBuilderLoader {

    /**
     * As UTF-8 wherever it runs. Camel 4.17.0 reads a file in the charset of the machine first ({@code IOHelper.loadText}),
     * which Java 17 takes for ASCII where no locale is set, and each Russian header for the same row of question marks.
     */
    @Override
    protected InputStream resourceInputStream(Resource resource) throws IOException {
        byte[] bytes;
        try (InputStream in = resource.getInputStream()) {
            bytes = in.readAllBytes();
        }
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            throw new IOException("Resource is empty: " + resource.getLocation());
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    protected YamlDeserializationContext newYamlDeserializationContext(LoadSettings settings, Resource resource) {
        YamlDeserializationContext context = super.newYamlDeserializationContext(settings, resource);
        context.addResolvers(new BeanResolver());
        return context;
    }

    private static final class BeanResolver implements YamlDeserializerResolver {

        @Override
        public @Nullable ConstructNode resolve(String id) {
            return id.equals(BeanFactoryDefinition.class.getName()) ? new BeanDeserializer() : null;
        }

        @Override
        public int getOrder() {
            // Before Camel's own, which are asked in this order; of two equal orders the second would be dropped.
            return YamlDeserializerResolver.ORDER_HIGHEST;
        }
    }

    @SuppressWarnings("rawtypes") // as in the class it extends
    private static final class BeanDeserializer extends BeanFactoryDefinitionDeserializer {

        @Override
        @SuppressWarnings("unchecked")
        protected boolean setProperty(BeanFactoryDefinition target, String key, String name, Node node) {
            if (!key.equals("properties") || !(node instanceof MappingNode properties)) {
                return super.setProperty(target, key, name, node);
            }
            target.setProperties(YamlValues.map(properties));
            return true;
        }
    }
}
