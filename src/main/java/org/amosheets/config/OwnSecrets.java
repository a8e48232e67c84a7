package org.amosheets.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The webhooks' secret and the operator's token: as set, else made at the first start and kept in the data folder.
 *
 * @param webhookSecret shared with the sheet's script and amoCRM's webhook address
 * @param adminToken the operator's
 */
record OwnSecrets(String webhookSecret, String adminToken) {

    private static final Logger LOG = LoggerFactory.getLogger(OwnSecrets.class);

    static OwnSecrets of(ServiceSettings settings) {
        Path secretFile = WebhookSecret.file(settings);
        Path tokenFile = settings.dataDir().resolve("admin-token");
        boolean first = settings.webhookSecret().isEmpty() && !Files.exists(secretFile);
        OwnSecrets own =
                new OwnSecrets(kept(settings.webhookSecret(), secretFile), kept(settings.adminToken(), tokenFile));
        if (first) {
            // Once, and past the log: it has to be pasted somewhere, and the log is kept and copied around.
            System.out.println("The webhook secret was made and is kept in " + secretFile + ": " + own.webhookSecret
                    + System.lineSeparator()
                    + "Paste it into the sheet's script (menu amoCRM, Set up) and into amoCRM's webhook"
                    + " address: https://<your host>/webhook/amocrm?token=<secret>");
        }
        if (settings.adminToken().isEmpty()) {
            LOG.info("The operator's token is in {}", tokenFile);
        }
        return own;
    }

    private static String kept(Optional<Secret> set, Path file) {
        if (set.isPresent()) {
            return set.get().value();
        }
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Tried to keep a secret in " + file + " but failed because " + e.getMessage()
                            + "; make DATA_DIR writable, or set WEBHOOK_SECRET and ADMIN_TOKEN",
                    e);
        }
    }

    /** The file is whole or absent, and nobody else may read it at any moment. */
    private static void write(Path file, String value) throws IOException {
        Files.createDirectories(file.getParent());
        Path fresh = Files.createTempFile(
                file.getParent(),
                "secret",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, value + System.lineSeparator());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
