package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;

/** Cuts a list into pages. */
final class Pages {

    private static final int DEFAULT_LIMIT = 50;

    private final String baseUrl;

    Pages(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** A page of a list that tells nobody how long it is, as leads, contacts and events do. */
    <T> Reply page(Call call, String key, List<T> all, int max, Function<T, ? extends JsonNode> view) {
        return page(call, key, all, max, false, view);
    }

    /** A page of a list that counts its items and pages, as custom fields and users do. */
    <T> Reply countedPage(Call call, String key, List<T> all, int max, Function<T, ? extends JsonNode> view) {
        return page(call, key, all, max, true, view);
    }

    private <T> Reply page(
            Call call, String key, List<T> all, int max, boolean counted, Function<T, ? extends JsonNode> view) {
        long page = Math.max(1, call.query().number("page").orElse(1));
        long limit = call.query().number("limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > max) {
            // What happens above the maximum is unconfirmed; users suspect this. A client should not find out.
            limit = DEFAULT_LIMIT;
        }
        long from = (page - 1) * limit;
        if (from >= all.size()) {
            return Reply.nothing();
        }
        long to = Math.min(all.size(), from + limit);
        List<T> items = all.subList((int) from, (int) to);
        ObjectNode json = Json.object();
        long last = (all.size() + limit - 1) / limit;
        if (counted) {
            json.put("_total_items", all.size()).put("_page_count", last);
        }
        json.put("_page", page);
        ObjectNode links = json.putObject("_links");
        links.putObject("self").put("href", href(call, page));
        if (to < all.size()) {
            links.putObject("next").put("href", href(call, page + 1));
            if (counted) {
                links.putObject("last").put("href", href(call, last));
            }
        }
        if (page > 1) {
            links.putObject("first").put("href", href(call, 1));
            links.putObject("prev").put("href", href(call, page - 1));
        }
        ArrayNode list = json.putObject("_embedded").putArray(key);
        items.forEach(item -> list.add(view.apply(item)));
        return Reply.ok(json, items.size());
    }

    private String href(Call call, long page) {
        return baseUrl + call.path() + "?" + call.query().onPage((int) page);
    }
}
