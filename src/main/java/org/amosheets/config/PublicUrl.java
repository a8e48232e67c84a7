package org.amosheets.config;

import java.net.URI;
import java.util.Optional;

/** The address at which amoCRM reaches the service. */
public final class PublicUrl {

    private PublicUrl() {}

    /** The address that a person gave; empty where it is none. */
    public static Optional<URI> of(String text) {
        try {
            return Optional.of(plain(Parsers.httpUrl().parse(text.strip())));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }

    /** Without query and slash at the end, so that a path can be put behind it. */
    static URI plain(URI given) {
        String path = given.getRawPath() == null ? "" : given.getRawPath().replaceAll("/+$", "");
        return URI.create(given.getScheme() + "://" + given.getRawAuthority() + path);
    }
}
