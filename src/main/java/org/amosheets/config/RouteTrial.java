package org.amosheets.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.mapping.Mapping;
import org.amosheets.web.console.MappingDesk.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.dsl.yaml.common.exception.YamlDeserializationException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.RoutesBuilderLoader;
import org.apache.camel.support.DefaultRegistry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Reads a changed file into a context of its own, which sees the service's beans but is never started: starting it would
 * hand the service's own components over to it, and stop them with it.
 */
final class RouteTrial {

    private final CamelContext camel;

    RouteTrial(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * What came of it.
     *
     * @param faults what is wrong with the file; empty where nothing is
     * @param mappings what it declares, by name
     * @param routes the ids of the routes that it declares, where it gives them some
     */
    record Tried(List<String> faults, Map<String, Mapping> mappings, Set<String> routes) {

        private static Tried unreadable(String fault) {
            return new Tried(List.of(fault), Map.of(), Set.of());
        }
    }

    static Resource resource(String file, String text) {
        return ResourceHelper.fromBytes("file:" + file, text.getBytes(StandardCharsets.UTF_8));
    }

    Tried read(String file, String text) {
        DefaultRegistry own = new DefaultRegistry(new ServiceBeans(camel.getRegistry()));
        try (DefaultCamelContext scratch = new DefaultCamelContext(own)) {
            scratch.setStartupSummaryLevel(StartupSummaryLevel.Off);
            YamlWithLists loader = new YamlWithLists();
            loader.setCamelContext(scratch);
            own.bind("yamlWithLists", loader);
            scratch.getPropertiesComponent().addPropertiesSource(new ServiceProperties(camel));
            PluginHelper.getRoutesLoader(scratch).loadRoutes(resource(file, text));
            List<String> faults = new ArrayList<>();
            Map<String, Mapping> mappings = own.findByTypeWithName(Mapping.class);
            mappings.forEach((name, mapping) -> faults.addAll(faults(name, mapping, text)));
            return new Tried(faults, mappings, ids(scratch));
        } catch (Exception | LinkageError e) {
            return Tried.unreadable(sentence(e));
        } catch (StackOverflowError endless) {
            // Readable as YAML all the same; left to go on, it would end the watch for every later change.
            return Tried.unreadable("It is nested too deeply, or a part of it holds itself.");
        }
    }

    private static Set<String> ids(DefaultCamelContext scratch) {
        return scratch.getRouteDefinitions().stream()
                .filter(RouteDefinition::hasCustomIdAssigned)
                .map(RouteDefinition::getRouteId)
                .collect(Collectors.toSet());
    }

    /** With the lines of the file where our own reading finds the same. */
    private static List<String> faults(String name, Mapping mapping, String text) {
        List<String> found = mapping.faults();
        List<Fault> placed = MappingText.read(text, name).faults();
        return found.isEmpty() || placed.size() < found.size()
                ? found.stream().map(fault -> name + ": " + fault).toList()
                : placed.stream()
                        .map(fault -> at(fault.line()) + name + ": " + fault.text())
                        .toList();
    }

    private static String at(int line) {
        return line == 0 ? "" : "line " + line + ": ";
    }

    static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        if (cause instanceof MarkedYamlEngineException unreadable) {
            int line =
                    unreadable.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            // Camel's own kind says what is wrong with something that can be read.
            String what = unreadable instanceof YamlDeserializationException ? "" : "It is not readable as YAML: ";
            return at(line) + what + unreadable.getProblem();
        }
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /**
     * The service's beans but for its loader, which would bind what the file declares among the service's own, and for its
     * mappings, which the file did not declare.
     */
    private record ServiceBeans(BeanRepository all) implements BeanRepository {

        private static boolean hidden(@Nullable Object bean) {
            return bean instanceof RoutesBuilderLoader || bean instanceof Mapping;
        }

        @Override
        public @Nullable Object lookupByName(String name) {
            Object bean = all.lookupByName(name);
            return hidden(bean) ? null : bean;
        }

        @Override
        public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
            T bean = all.lookupByNameAndType(name, type);
            return hidden(bean) ? null : bean;
        }

        @Override
        public <T> Map<String, T> findByTypeWithName(Class<T> type) {
            Map<String, T> found = new HashMap<>(all.findByTypeWithName(type));
            found.values().removeIf(ServiceBeans::hidden);
            return found;
        }

        @Override
        public <T> Set<T> findByType(Class<T> type) {
            Set<T> found = new HashSet<>(all.findByType(type));
            found.removeIf(ServiceBeans::hidden);
            return found;
        }
    }

    /** The service's own properties, for the placeholders of the file. */
    private record ServiceProperties(CamelContext camel) implements PropertiesSource {

        @Override
        public String getName() {
            return "service";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return camel.getPropertiesComponent().resolveProperty(name).orElse(null);
        }
    }
}
