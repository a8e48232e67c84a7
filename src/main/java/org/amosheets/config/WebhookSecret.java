package org.amosheets.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The secret that webhooks carry, for those who only look: none is made. */
public final class WebhookSecret {

    private static final String FILE = "webhook-secret";

    private WebhookSecret() {}

    /** Where the one that was made at the first start is kept. */
    static Path file(ServiceSettings settings) {
        return settings.dataDir().resolve(FILE);
    }

    /** As set, else as the service made it; empty before its first start. */
    public static Optional<Secret> known(ServiceSettings settings) {
        if (settings.webhookSecret().isPresent()) {
            return settings.webhookSecret();
        }
        Path file = file(settings);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Secret(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Tried to read the webhook secret in " + file + " but failed because " + e.getMessage()
                            + "; run the command as the user that the service runs as",
                    e);
        }
    }
}
