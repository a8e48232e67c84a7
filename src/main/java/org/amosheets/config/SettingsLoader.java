package org.amosheets.config;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Makes settings of the environment and of the working directory's {@code .env} file, all faults told at once. */
public final class SettingsLoader {

    private final Clock clock;

    /**
     * @param clock tells how long tokens are still good
     */
    public SettingsLoader(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads files (the {@code .env} and the service account's key) but opens no connection.
     *
     * @param environment as of {@link System#getenv()}; wins over the {@code .env} file, name by name; blank = not set
     * @param workingDir holds the {@code .env} file; relative paths begin here
     * @throws ConfigurationException with every fault there is
     */
    public Loaded load(Map<String, String> environment, Path workingDir) {
        Findings findings = new Findings();
        Map<String, String> all = merged(environment, DotEnv.read(workingDir, findings));
        return load(new Variables(all, findings), workingDir, findings);
    }

    Loaded load(Variables variables, Path workingDir, Findings findings) {
        Supplier<AmoCrmSettings> amoCrm = AmoCrmReader.read(variables, findings, clock);
        Supplier<SheetSettings> sheet = SheetReader.read(variables, findings, workingDir);
        SyncSettings sync = SyncReader.read(variables, clock);
        ServiceSettings service = ServiceReader.read(variables, findings, workingDir);
        OlderToolSettings olderTool = OlderToolSettings.read(variables, workingDir);
        UnusedNames.tell(variables, findings);
        findings.throwIfFaulty();
        return new Loaded(new Settings(amoCrm.get(), sheet.get(), sync, service, olderTool), findings.notices());
    }

    private static Map<String, String> merged(Map<String, String> environment, Map<String, String> dotEnv) {
        Map<String, String> merged = new HashMap<>(dotEnv);
        environment.forEach((name, text) -> {
            // Compose files pass unset variables on as blank ones; those must not hide the .env file's.
            if (!text.isBlank()) {
                merged.put(name, text);
            }
        });
        return merged;
    }
}
