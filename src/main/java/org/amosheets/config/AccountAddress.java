package org.amosheets.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** An amoCRM account's address in any of its spellings: subdomain, host, or URL copied from the browser. */
final class AccountAddress {

    static final String FIX = "give your account's address, for example https://mycompany.amocrm.ru";
    private static final Pattern SUBDOMAIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?");
    private static final Pattern AMO_HOST = Pattern.compile("(?:.*\\.)?(?:amocrm\\.(?:ru|com)|kommo\\.com)");
    private static final Pattern NO_ACCOUNT = Pattern.compile("(?:www\\.)?(?:amocrm\\.(?:ru|com)|kommo\\.com)");

    private AccountAddress() {}

    static URI parse(String text) throws InvalidValue {
        String url = SUBDOMAIN.matcher(text).matches() ? text + ".amocrm.ru" : text;
        try {
            return normalised(new URI(url.contains("://") ? url : "https://" + url));
        } catch (URISyntaxException e) {
            throw invalid();
        }
    }

    private static URI normalised(URI uri) throws InvalidValue, URISyntaxException {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getUserInfo() != null) {
            throw invalid();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid();
        }
        if (NO_ACCOUNT.matcher(host).matches()) {
            throw new InvalidValue("is the address of amoCRM itself, not of an account", FIX);
        }
        // Tokens must not cross the internet in the open; amoCRM answers http with a redirect anyway.
        boolean amo = AMO_HOST.matcher(host).matches();
        int port = amo || isDefault(scheme, uri.getPort()) ? -1 : uri.getPort();
        return new URI(amo ? "https" : scheme, null, host, port, null, null, null);
    }

    private static boolean isDefault(String scheme, int port) {
        return port == (scheme.equals("https") ? 443 : 80);
    }

    private static InvalidValue invalid() {
        return new InvalidValue("is not an account's address", FIX);
    }
}
