package org.amosheets;

import java.nio.file.Path;
import java.time.Clock;
import org.amosheets.config.ConfigurationException;
import org.amosheets.config.Launch;
import org.amosheets.config.Loaded;
import org.amosheets.config.SettingsLoader;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class AmoSheetsSync {

    /** Ends with 2 where the configuration is at fault, with 1 where the service could not start. */
    public static void main(String[] args) {
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
}
