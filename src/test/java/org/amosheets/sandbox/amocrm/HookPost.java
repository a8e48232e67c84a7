package org.amosheets.sandbox.amocrm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/** A webhook ready to be sent: one body, kept through all its attempts. */
record HookPost(String destination, String body, String requestId, String agent, int lane) {

    static HookPost of(
            String destination,
            List<HookItem> items,
            HookGeneration generation,
            boolean accountFirst,
            Account account) {
        StringJoiner form = new StringJoiner("&");
        if (accountFirst) {
            accountBlock(form, generation, account);
        }
        Map<String, Integer> next = new HashMap<>();
        for (HookItem item : items) {
            String root = item.entity() + "[" + item.action() + "]";
            int index = next.merge(root, 1, Integer::sum) - 1;
            item.pairs().forEach(pair -> add(form, root + "[" + index + "]" + pair.key(), pair.value()));
        }
        if (!accountFirst) {
            accountBlock(form, generation, account);
        }
        String agent = generation == HookGeneration.Y2018 ? "amoCRM-WebHook-client/1.0" : "amoCRM-Webhooks/3.0";
        int lane = Long.hashCode(items.get(0).entityId());
        return new HookPost(destination, form.toString(), UUID.randomUUID().toString(), agent, lane);
    }

    HookPost inLane(int other) {
        return new HookPost(destination, body, requestId, agent, other);
    }

    private static void accountBlock(StringJoiner form, HookGeneration generation, Account account) {
        add(form, "account[subdomain]", account.subdomain);
        if (generation.full) {
            add(form, "account[id]", Long.toString(account.id));
            add(form, "account[_links][self]", account.baseUrl);
        }
    }

    private static void add(StringJoiner form, String key, String value) {
        form.add(URLEncoder.encode(key, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
