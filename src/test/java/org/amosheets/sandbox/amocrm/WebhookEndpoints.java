package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/v4/webhooks}. */
final class WebhookEndpoints {

    private static final String PATH = "/api/v4/webhooks";
    private static final int MAX = 100;

    private final Account account;
    private final Subscriptions subscriptions;

    WebhookEndpoints(Account account, Subscriptions subscriptions) {
        this.account = account;
        this.subscriptions = subscriptions;
    }

    void register(Router router) {
        router.on("GET", PATH, call -> account.forAdministrator(() -> list(call)));
        router.on("POST", PATH, call -> account.forAdministrator(() -> put(call)));
        router.on("DELETE", PATH, call -> account.forAdministrator(() -> delete(call)));
    }

    private Reply list(Call call) {
        List<Subscription> found = subscriptions.all().stream()
                .filter(subscription -> call.query()
                        .first("filter[destination]")
                        .map(subscription.destination()::equals)
                        .orElse(true))
                .toList();
        if (found.isEmpty()) {
            return Reply.nothing();
        }
        ObjectNode json = Json.object().put("_total_items", found.size());
        ArrayNode list = json.putObject("_embedded").putArray("webhooks");
        found.forEach(subscription -> list.add(subscription.json()));
        return Reply.ok(json, found.size());
    }

    private Reply put(Call call) {
        String destination = call.body().path("destination").asText();
        List<String> settings = new ArrayList<>();
        call.body().path("settings").forEach(setting -> settings.add(setting.asText()));
        Problems problems = new Problems("0");
        if (!destination.matches("https?://[\\x21-\\x7e]+")) {
            problems.notSupported("destination");
        }
        if (settings.isEmpty() || settings.stream().anyMatch(setting -> !setting.matches("[a-z]+_[a-z_]+"))) {
            problems.notSupported("settings");
        }
        if (subscriptions.all().size() >= MAX && subscriptions.find(destination).isEmpty()) {
            problems.notSupported("destination");
        }
        if (!problems.none()) {
            return Problems.reply(List.of(problems));
        }
        int sort = call.body().path("sort").asInt(10);
        return Reply.json(201, subscriptions.put(destination, settings, sort).json());
    }

    private Reply delete(Call call) {
        return subscriptions.remove(call.body().path("destination").asText())
                ? Reply.nothing()
                : Reply.problem(404, "Not Found", "No webhook has this destination");
    }
}
