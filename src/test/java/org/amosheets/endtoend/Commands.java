package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.amosheets.cli.Calls;
import org.amosheets.cli.Calls.Said;

/** Calls the command line on a world, in this process. */
final class Commands {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final World world;

    Commands(World world) {
        this.world = world;
    }

    /** What is printed never shows a secret. */
    Said call(String... args) {
        Said said = Calls.call(world.environment(), world.data, args);
        assertThat(said.out() + said.err())
                .doesNotContain(World.SECRET)
                .doesNotContain(World.ADMIN)
                .doesNotContain(world.crm.token())
                .doesNotContain("PRIVATE KEY");
        return said;
    }

    /** What a call prints with {@code --json}. */
    JsonNode json(int code, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--json");
        Said said = call(all.toArray(String[]::new));
        assertThat(said.code()).as("it printed %s%s", said.out(), said.err()).isEqualTo(code);
        try {
            return JSON.readTree(said.out());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("It printed: " + said.out(), e);
        }
    }

    /** The states that the doctor found, by check. */
    Map<String, Set<String>> doctor(int code, String... args) {
        List<String> all = new ArrayList<>(List.of("doctor"));
        all.addAll(List.of(args));
        Map<String, Set<String>> states = new HashMap<>();
        for (JsonNode check : json(code, all.toArray(String[]::new)).path("checks")) {
            String state = check.path("state").asText();
            states.computeIfAbsent(check.path("name").asText(), name -> new TreeSet<>())
                    .add(state);
            assertThat(check.path("text").asText()).isNotBlank();
            if (state.equals("fault")) {
                assertThat(check.path("fix").asText()).isNotBlank();
            }
        }
        return states;
    }

    /** Forgets every request so far. */
    void forgetRequests() {
        world.crm.log().clear();
        world.sheets.clearLog();
    }

    /** No request since that could have changed anything. */
    void assertNothingWasWritten() {
        assertThat(world.crm.log().requests(request -> !request.method().equals("GET")))
                .isEmpty();
        assertThat(world.sheets.writes()).isZero();
    }
}
