package org.amosheets.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.amosheets.config.Loaded;
import org.amosheets.config.SettingsLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;

/**
 * The whole start with nothing at stake: settings of its own making, a data folder that goes again, and in place of both sides
 * a port of this machine which refuses everything.
 */
@Command(
        name = "try-start",
        description = {
            "Starts the service with made-up settings until it is healthy, and ends it. Needs no account, reads no"
                    + " configuration, calls nobody and leaves nothing behind.",
            "Shows that a new installation or image works at all, and is the run from which Java's archive of classes is"
                    + " made, which shortens every later start.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar try-start",
            "  java -XX:ArchiveClassesAtExit=amo-sheets-sync.jsa -jar amo-sheets-sync.jar try-start"
        })
final class TryStart extends Task {

    /** Whatever it began is void; nobody has to read how it was cut off. */
    private static final String[] ENDS_AT_ONCE = {
        "--camel.main.shutdown-timeout=1", "--logging.level.root=OFF", "--logging.level.org.amosheets=OFF"
    };

    private static final int REFUSED = 401;
    private static final int MS = 10_000;

    TryStart(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        try {
            Path dir = Files.createTempDirectory("amo-sheets-try-start");
            try {
                return healthy(dir) ? Exit.FINE : Exit.FOUND;
            } finally {
                FileSystemUtils.deleteRecursively(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Tried to start but failed because: " + e.getMessage(), e);
        }
    }

    private boolean healthy(Path dir) throws IOException {
        HttpServer nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        nobody.createContext("/", call -> {
            call.sendResponseHeaders(REFUSED, -1);
            call.close();
        });
        nobody.start();
        String address = "http://127.0.0.1:" + nobody.getAddress().getPort();
        Loaded loaded = new SettingsLoader(Clock.systemUTC()).load(madeUp(address, dir), dir);
        try (ConfigurableApplicationContext service = workshop().startService(loaded, ENDS_AT_ONCE)) {
            String port = service.getEnvironment().getRequiredProperty("local.server.port");
            int status = status(URI.create("http://127.0.0.1:" + port + "/health"));
            boolean healthy = status == HttpURLConnection.HTTP_OK;
            if (json()) {
                printJson(Map.of("healthy", healthy));
            } else {
                print(words(Locale.ENGLISH).of(healthy ? "start.healthy" : "start.sick", status));
            }
            return healthy;
        } finally {
            nobody.stop(0);
        }
    }

    private static int status(URI address) throws IOException {
        HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
        call.setConnectTimeout(MS);
        call.setReadTimeout(MS);
        try {
            return call.getResponseCode();
        } finally {
            call.disconnect();
        }
    }

    private static Map<String, String> madeUp(String address, Path dir) throws IOException {
        Map<String, String> account = Map.of(
                "type", "service_account",
                "client_id", "0",
                "private_key_id", "0",
                "client_email", "nobody@try-start.invalid",
                "private_key", privateKey(),
                "token_uri", address + "/token");
        return Map.ofEntries(
                Map.entry("AMO_BASE_URL", address),
                Map.entry("AMO_LONG_LIVED_TOKEN", "try-start"),
                Map.entry("GOOGLE_SERVICE_ACCOUNT_JSON", new ObjectMapper().writeValueAsString(account)),
                Map.entry("GOOGLE_SPREADSHEET_ID", "try-start-has-no-spreadsheet"),
                Map.entry("GOOGLE_SHEETS_ROOT_URL", address),
                Map.entry("WEBHOOK_SECRET", UUID.randomUUID().toString()),
                Map.entry("ADMIN_TOKEN", UUID.randomUUID().toString()),
                Map.entry("APP_HOST", "127.0.0.1"),
                Map.entry("APP_PORT", "0"),
                Map.entry("LOG_LEVEL", "ERROR"),
                Map.entry("DATA_DIR", dir.toString()));
    }

    private static String privateKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("RSA")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Tried to make an RSA key, which every Java runtime can", e);
        }
    }
}
