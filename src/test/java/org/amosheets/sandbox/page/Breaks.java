package org.amosheets.sandbox.page;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All buttons that break things, each with its line in the live list. */
final class Breaks {

    private final AmoBreaks amo;
    private final SheetBreaks sheets;
    private final @Nullable ServiceSwitch service;
    private final LiveLog log;

    Breaks(AmoBreaks amo, SheetBreaks sheets, @Nullable ServiceSwitch service, LiveLog log) {
        this.amo = amo;
        this.sheets = sheets;
        this.service = service;
        this.log = log;
    }

    Map<String, Action> all() {
        Map<String, Action> all = new HashMap<>();
        amo.shots().forEach((name, action) -> all.put(name, told(name, action)));
        sheets.shots().forEach((name, action) -> all.put(name, told(name, action)));
        amo.toggles().forEach((name, action) -> all.put(name, toggled(name, action)));
        sheets.toggles().forEach((name, action) -> all.put(name, toggled(name, action)));
        all.put("reset", told("reset", args -> reset()));
        ServiceSwitch onOff = service;
        if (onOff != null) {
            all.put("service-stop", args -> switchService(onOff, args.flag("on")));
        }
        return all;
    }

    /** By name; a switch that is missing here does not exist. */
    Map<String, Boolean> switched() {
        Map<String, Boolean> switched = new HashMap<>(amo.switched());
        switched.putAll(sheets.switched());
        if (service != null) {
            switched.put("service-stop", !service.running());
        }
        return switched;
    }

    private void reset() {
        amo.reset();
        sheets.reset();
        log.touch();
    }

    private Action told(String name, Action action) {
        return args -> {
            action.run(args);
            log.add("break", "break.shot", Map.of("name", name));
        };
    }

    private Action toggled(String name, Action action) {
        return args -> {
            action.run(args);
            log.add("break", args.flag("on") ? "break.on" : "break.off", Map.of("name", name));
            log.touch();
        };
    }

    /** Both take seconds, so the browser is not kept waiting. */
    private void switchService(ServiceSwitch onOff, boolean stop) {
        Thread worker = new Thread(
                () -> {
                    log.add("service", stop ? "service.stopping" : "service.starting", Map.of());
                    try {
                        if (stop) {
                            onOff.stop();
                        } else {
                            onOff.start();
                        }
                        log.add("service", stop ? "service.stopped" : "service.started", Map.of());
                    } catch (RuntimeException e) {
                        log.add("service", "service.failed", Map.of("text", String.valueOf(e.getMessage())));
                    }
                    log.touch();
                },
                "sandbox-service-switch");
        worker.setDaemon(true);
        worker.start();
    }
}
