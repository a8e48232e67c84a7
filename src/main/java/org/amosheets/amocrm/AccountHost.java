package org.amosheets.amocrm;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The account's own address. amoCRM's shared {@code www.} host answers every API call with a web page. */
public final class AccountHost {

    private static final Pattern SUBDOMAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*");

    private static final List<String> SHARED = List.of("amocrm.ru", "amocrm.com", "kommo.com");

    private AccountHost() {}

    /** The page on which people of this account give consent to an integration. */
    static String consentPage(String baseUrl) {
        return SHARED.stream()
                .filter(domain -> baseUrl.endsWith("." + domain))
                .map(domain -> "https://www." + domain + "/oauth")
                .findFirst()
                .orElse(baseUrl + "/oauth");
    }

    /**
     * The base URL for what an operator set: the whole URL, the bare host, or the bare subdomain (then of amocrm.ru).
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public static String baseUrl(String set) {
        String text = set.strip();
        String whole = text.contains("://")
                ? text
                : "https://"
                        + (SUBDOMAIN.matcher(text).matches() && !text.equals("localhost") ? text + ".amocrm.ru" : text);
        URI uri;
        try {
            uri = new URI(whole);
        } catch (URISyntaxException bad) {
            throw new IllegalArgumentException("is not an address like https://mycompany.amocrm.ru", bad);
        }
        String host = uri.getHost();
        if (host == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("is not an address like https://mycompany.amocrm.ru");
        }
        if (host.toLowerCase(Locale.ROOT).startsWith("www.")) {
            throw new IllegalArgumentException(
                    "names amoCRM's shared host; set the account's own, like https://mycompany.amocrm.ru");
        }
        return uri.getScheme() + "://" + host.toLowerCase(Locale.ROOT) + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
