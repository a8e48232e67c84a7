package org.amosheets.web.console;

import java.util.Map;

/**
 * A request for one of the console's pages.
 *
 * @param query the parameters of the address; of each the first
 * @param form likewise of a form that was sent
 * @param languages the header {@code Accept-Language}
 * @param fragment whether a part of a page is asked for, to be put into one that is there
 * @param secure whether the browser came by https
 * @param foreign whether the browser says that a page of another site sends this
 * @param token whether the operator's token came with it, which no page of another site can send
 */
public record Visit(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> form,
        Map<String, String> cookies,
        String languages,
        boolean fragment,
        boolean secure,
        boolean foreign,
        boolean token) {

    public Visit {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
        cookies = Map.copyOf(cookies);
    }

    /** The same visitor at another address. */
    Visit at(String other) {
        return new Visit(method, other, query, form, cookies, languages, fragment, secure, foreign, token);
    }

    boolean isPost() {
        return method.equals("POST");
    }

    String asked(String name) {
        return query.getOrDefault(name, "").strip();
    }

    String given(String name) {
        return form.getOrDefault(name, "");
    }
}
