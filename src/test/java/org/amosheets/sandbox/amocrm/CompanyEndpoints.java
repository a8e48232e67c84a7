package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /api/v4/companies}, for reading. */
final class CompanyEndpoints {

    private static final String PATH = "/api/v4/companies";

    private final Account account;
    private final Pages pages;

    CompanyEndpoints(Account account) {
        this.account = account;
        this.pages = new Pages(account.baseUrl);
    }

    void register(Router router) {
        router.on("GET", PATH, call -> account.locked(() -> list(call)));
        router.on("GET", PATH + "/{id}", call -> account.locked(() -> get(call)));
    }

    private Reply list(Call call) {
        Set<Long> ids = call.query().numbers("filter[id]");
        boolean byId = account.settings.filters && call.query().has("filter[id]");
        List<Map.Entry<Long, String>> found = new ArrayList<>(account.companies.entrySet());
        found.removeIf(company -> byId && !ids.contains(company.getKey()));
        if (call.query().first("order[id]").orElse("").equals("desc")) {
            Collections.reverse(found);
        }
        return pages.page(
                call, "companies", found, LeadEndpoints.MAX, company -> json(company.getKey(), company.getValue()));
    }

    private Reply get(Call call) {
        String name = account.companies.get(call.id());
        return name == null ? Reply.nothing() : Reply.ok(json(call.id(), name), 1);
    }

    private ObjectNode json(long id, String name) {
        ObjectNode json = Json.object().put("id", id).put("name", name);
        json.put("responsible_user_id", SampleAccount.ADMIN).put("account_id", account.id);
        json.set("_links", Json.link(account.baseUrl + PATH + "/" + id));
        return json;
    }
}
