package org.amosheets.config;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OAuth's one-time code, given as it is or inside the URL that amoCRM redirected to. */
final class AuthCode {

    private static final String FIX =
            "give the code, or the whole URL that the browser was sent to after you allowed access";
    private static final Pattern IN_URL = Pattern.compile("[?&#]code=([^&#]+)");

    private AuthCode() {}

    static Secret parse(String text) throws InvalidValue {
        if (JsonWebToken.looksLikeOne(text)) {
            throw new InvalidValue(
                    "holds a token, not a one-time code",
                    "move a long-lived token to AMO_LONG_LIVED_TOKEN; otherwise " + FIX);
        }
        if (!text.contains("://")) {
            return Parsers.secret().parse(text);
        }
        Matcher code = IN_URL.matcher(text);
        if (!code.find()) {
            throw new InvalidValue("is a URL without code=, so access was not granted there", FIX);
        }
        try {
            return Parsers.secret().parse(URLDecoder.decode(code.group(1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("is a URL whose code= is garbled", FIX);
        }
    }
}
