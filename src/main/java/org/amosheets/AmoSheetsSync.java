package org.amosheets;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.amosheets.cli.Tool;
import org.amosheets.config.ConfigurationException;
import org.amosheets.config.Launch;
import org.amosheets.config.Loaded;
import org.amosheets.config.SettingsLoader;
import org.amosheets.config.Wiring;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the service, or does what a command of the command line asks for. */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import(Wiring.class)
public class AmoSheetsSync {

    /**
     * Without a command the service starts: ends with 2 where the configuration is at fault, with 1 where the service could
     * not start.
     */
    public static void main(String[] args) {
        if (Charset.forName(System.getProperty("native.encoding", "UTF-8")).equals(StandardCharsets.US_ASCII)) {
            // No locale is set, as for cron, and Java would print question marks for Russian words.
            System.setOut(utf8(FileDescriptor.out));
            System.setErr(utf8(FileDescriptor.err));
        }
        if (Tool.isAsked(args)) {
            System.exit(command(args));
            return;
        }
        Loaded loaded;
        try {
            loaded = new SettingsLoader(Clock.systemUTC())
                    .load(System.getenv(), Path.of("").toAbsolutePath());
        } catch (ConfigurationException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        if (!Launch.run(AmoSheetsSync.class, loaded, args)) {
            System.exit(1);
        }
    }

    private static PrintStream utf8(FileDescriptor where) {
        return new PrintStream(new FileOutputStream(where), true, StandardCharsets.UTF_8);
    }

    private static int command(String... args) {
        PrintStream out = System.out;
        // The log and whatever a library prints; standard output is for results, which other programs may read.
        System.setOut(System.err);
        return Tool.call(AmoSheetsSync.class, System.getenv(), Path.of("").toAbsolutePath(), out, System.err, args);
    }
}
