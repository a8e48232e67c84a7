package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.amosheets.correctness.Shows;
import org.amosheets.sandbox.amocrm.OAuth;
import org.amosheets.sandbox.amocrm.RequestRecord;
import org.junit.jupiter.api.Test;

/** I18: a whole story with everything that may go wrong, every logger told to say all it knows, and nothing secret said. */
@Shows({"G11", "I18", "D004-37"})
class SecretsInLogTest {

    private static final String PHONE = "8 999 123-45-67";
    private static final List<String> PERSONAL = List.of(
            "9991234567", "999 123-45-67", "9991239999", "Агриппина", "agrippina@private.test", "renamed@private.test");
    private static final String WRONG = "a-wrong-secret-somebody-typed";

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void noSecretTokenOrPersonalDataIsLoggedAtAnyLevel() throws Exception {
        try (World world = World.deals();
                Service service = ready(world)) {
            service.start();
            world.announced();
            goodDay(world);
            badDay(world, service);
            String log = service.output();

            assertThat(log).as("every logger speaks").contains(" DEBUG ");
            assertThat(secrets(world).filter(log::contains))
                    .as("secrets in the log")
                    .isEmpty();
            assertThat(PERSONAL.stream().filter(log::contains))
                    .as("personal data in the log")
                    .isEmpty();
        }
    }

    private static Service ready(World world) {
        world.crm.settings().accessTokenLifetime(Duration.ofMinutes(2));
        OAuth.Pair pair = world.crm.oauth().issuePair();
        world.crm.settings().accessTokenLifetime(Duration.ofDays(1));
        OAuth.Client client = world.crm.oauth().client();
        world.with("AMO_LONG_LIVED_TOKEN", "")
                .with("AMO_CLIENT_ID", client.id())
                .with("AMO_CLIENT_SECRET", client.secret())
                .with("AMO_REDIRECT_URI", client.redirectUri())
                .with("AMO_ACCESS_TOKEN", pair.accessToken())
                .with("AMO_REFRESH_TOKEN", pair.refreshToken());
        Service service = Service.of(world).with("LOG_LEVEL", "TRACE");
        Stream.of(
                        "ROOT",
                        "ORG_APACHE_CAMEL",
                        "ORG_APACHE_HC_CLIENT5_HTTP",
                        "ORG_APACHE_CAMEL_COMPONENT_HTTP",
                        "ORG_APACHE_COYOTE_HTTP11",
                        "COM_GOOGLE_API_CLIENT",
                        "ORG_REDISSON",
                        "ORG_SPRINGFRAMEWORK_WEB")
                .forEach(logger -> service.with("LOGGING_LEVEL_" + logger, "DEBUG"));
        return service;
    }

    private void goodDay(World world) {
        int row = world.tab.addRow("Агриппина", PHONE, "agrippina@private.test", "100", "");
        World.eventually().until(() -> !world.tab.cell(row, "status").isEmpty());
        long lead = Long.parseLong(world.tab.cell(row, "amo_deal_id"));
        world.crm.ui().setPrice(lead, 200);
        world.tab.type(row, "email", "renamed@private.test");
        World.eventually().untilAsserted(() -> {
            assertThat(world.tab.cell(row, "budget")).isEqualTo("200");
            assertThat(world.crm.state().mainContact(lead).orElseThrow().emails())
                    .containsExactly("renamed@private.test");
        });
    }

    private void badDay(World world, Service service) throws Exception {
        post(service, "/webhook/amocrm?token=" + WRONG, "x", "leads[update][0][id]=1");
        post(service, "/webhook/amocrm/" + WRONG, "x", "leads[update][0][id]=1");
        post(service, "/webhook/sheets", WRONG, "{\"rows\":[{\"row\":2,\"values\":{\"phone\":\"" + PHONE + "\"}}]}");
        post(service, "/webhook/sheets", World.SECRET, "{\"rows\":[{\"row\":\"" + PHONE + "\"}]}");
        post(service, "/webhook/amocrm/" + World.SECRET, "x", "{broken agrippina@private.test");
        post(service, "/webhook/amocrm;jsessionid=" + WRONG, World.SECRET, PHONE);
        service.operator("/changes");
        service.operator("/leads/" + world.crm.state().leads().iterator().next().id());
        http.send(
                HttpRequest.newBuilder(URI.create(service.address("/changes")))
                        .header("Authorization", "Bearer " + WRONG)
                        .build(),
                HttpResponse.BodyHandlers.discarding());

        world.crm.oauth().expireAccessTokens();
        world.sheets.revokeTokens();
        world.crm.faults().on("PATCH", "/api/v4/.*").times(2).status(500);
        world.crm.faults().on("POST", "/api/v4/.*").times(1).closeAfter();
        int row = world.tab.addRow("Агриппина вторая", "8 999 123 99 99", "second.agrippina@private.test", "5", "");
        int bad = world.tab.addRow("Агриппина", "89991234567 и ещё", "agrippina@private.test at home", "100", "");
        World.eventually().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(world.tab.cell(row, "amo_deal_id")).isNotEmpty();
            assertThat(world.tab.cell(bad, "sync_note")).isNotEmpty();
        });
        world.crm.oauth().revokeAll();
        world.tab.type(row, "budget", "6");
        World.eventually()
                .until(() -> world.crm.log().requests("POST", "/oauth2/.*").size() > 1);
    }

    private void post(Service service, String path, String secret, String body) throws Exception {
        http.send(
                HttpRequest.newBuilder(URI.create(service.address(path)))
                        .header("X-Webhook-Secret", secret)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /** All that opens anything, and what could be made of it by encoding. */
    private static Stream<String> secrets(World world) throws IOException {
        List<String> secrets = new ArrayList<>(List.of(World.SECRET, World.ADMIN, WRONG, "ya29."));
        for (String name : List.of("AMO_CLIENT_SECRET", "AMO_ACCESS_TOKEN", "AMO_REFRESH_TOKEN")) {
            secrets.add(world.environment().get(name));
        }
        world.crm.log().requests(".*", ".*").stream().map(RequestRecord::token).forEach(token -> {
            if (token != null && !token.isBlank()) {
                secrets.add(token);
            }
        });
        JsonNode key = new ObjectMapper()
                .readTree(Path.of(world.environment().get("GOOGLE_SERVICE_ACCOUNT_JSON"))
                        .toFile());
        secrets.add(key.path("private_key").asText().lines().skip(1).findFirst().orElseThrow());
        secrets.add(key.path("private_key_id").asText());
        secrets.add(Files.readString(Path.of(world.environment().get("DATA_DIR"), "redis", "password"))
                .strip());
        return secrets.stream()
                .filter(secret -> secret != null && !secret.isBlank())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct();
    }
}
