package org.amosheets.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Which file declares which of the routes that run, and what a change to a file would do to those of others. */
final class RouteOwners {

    private static final Pattern LOCATION = Pattern.compile("(?:file:)?(.*?)(?::[0-9]+)?");

    /** As all mappings are written; of another order of words nothing is told. */
    private static final Pattern MAPPING = Pattern.compile("(?m)^ *-? *name: *[\"']?([\\w.-]+)[\"']?\\s+type: *[\"']?"
            + Pattern.quote("org.amosheets.mapping.Mapping") + "\\b");

    private static final String WHAT_TO_DO = "Delete one of the two files, or give it another name in one of them.";

    private final CamelContext camel;
    private final RouteTrial trial;

    RouteOwners(CamelContext camel, RouteTrial trial) {
        this.camel = camel;
        this.trial = trial;
    }

    /** The running routes of a file, by its whole name: a folder below may hold one of the same name. */
    Set<String> routesOf(String file) {
        Set<String> ids = new HashSet<>();
        for (Route route : new ArrayList<>(camel.getRoutes())) {
            if (file.equals(fileOf(route))) {
                ids.add(route.getRouteId());
            }
        }
        return ids;
    }

    /**
     * What a changed file would take from others or from the service.
     *
     * @param others what the other files hold that are there and in force, by name
     */
    List<String> faults(String file, RouteTrial.Tried tried, Map<String, String> others) {
        List<String> faults = new ArrayList<>();
        Map<String, Set<String>> taken = new TreeMap<>();
        for (String id : tried.routes()) {
            Route running = camel.getRoute(id);
            String owner = running == null ? file : fileOf(running);
            if (!owner.equals(file) && others.containsKey(owner)) {
                taken.computeIfAbsent(owner, any -> new TreeSet<>()).add(id);
            }
        }
        taken.forEach((owner, ids) ->
                faults.add("The route " + String.join(", ", ids) + " is declared by " + owner + " too. " + WHAT_TO_DO));
        for (String name : new TreeSet<>(tried.mappings().keySet())) {
            declares(name, others).ifPresent(owner -> faults.add(tooMany(name, owner)));
        }
        Set<String> gone = new TreeSet<>(routesOf(file));
        gone.removeAll(tried.routes());
        gone.retainAll(carried(file));
        if (!gone.isEmpty()) {
            faults.add("It lacks the service's own route " + String.join(", ", gone) + ". Put it back.");
        }
        return faults;
    }

    /**
     * Of files that are in force together since the start, those that declare a mapping that another one declares too: which
     * of them counts is not for us to say.
     */
    static Map<String, String> mappingsDeclaredTwice(Map<String, String> files) {
        Map<String, String> faults = new TreeMap<>();
        Map<String, String> owners = new TreeMap<>();
        new TreeMap<>(files).forEach((file, text) -> {
            Matcher mapping = MAPPING.matcher(text);
            while (mapping.find()) {
                String name = mapping.group(1);
                String owner = owners.putIfAbsent(name, file);
                if (owner != null && !owner.equals(file)) {
                    faults.put(file, tooMany(name, owner));
                }
            }
        });
        return faults;
    }

    private static String tooMany(String mapping, String owner) {
        return "The mapping " + mapping + " is declared by " + owner + " too. " + WHAT_TO_DO;
    }

    /** The file among these that declares the mapping of this name. */
    static Optional<String> declares(String name, Map<String, String> files) {
        return files.entrySet().stream()
                .filter(other -> other.getValue().contains(name)
                        && MappingText.read(other.getValue(), name).mapping().isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The routes that the service's own file of this name declares; none where it is no such file. */
    private Set<String> carried(String file) {
        try (InputStream in = RoutePlaces.isInJar(file) ? RouteOwners.class.getResourceAsStream("/" + file) : null) {
            if (in == null) {
                return Set.of();
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return trial.read(file, text).routes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fileOf(Route route) {
        Matcher location = LOCATION.matcher(String.valueOf(route.getSourceLocation()));
        return location.matches() ? KeptRoutes.name(location.group(1)) : "";
    }
}
