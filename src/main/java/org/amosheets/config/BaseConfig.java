package org.amosheets.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.Staff;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.sheets.Sheet;
import org.amosheets.sync.Policy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service and a command of the command line both stand on. */
@Configuration(proxyBeanMethods = false)
class BaseConfig {

    /** Requests of one batch run beside each other; amoCRM's limit is reached with fewer. */
    private static final int SIDE_BY_SIDE = 8;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SyncOptions syncOptions(Settings settings) {
        SyncSettings sync = settings.sync();
        return new SyncOptions(
                settings.amoCrm().baseUrl() + "/leads/detail/",
                Policy.valueOf(sync.conflictPolicy().name()),
                sync.phoneRegion(),
                settings.amoCrm().pipelineId().orElse(0),
                settings.amoCrm().statusId().orElse(0),
                sync.newRowQuiet(),
                SyncOptions.ImportOnStart.valueOf(sync.importOnStart().name()),
                sync.brakeRows(),
                sync.brakePercent());
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService sideBySide() {
        return new LoggedTasks(SIDE_BY_SIDE, task -> {
            Thread thread = new Thread(task, "amocrm-call");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    Staff staff(Sheet sheet, Settings settings, Clock clock) {
        return new Staff(sheet, clock, settings.sync().orders().staffCacheTtl());
    }

    @Bean
    TabSource tabSource(MappingSource mappings, AmoCrm amoCrm, Staff staff, SyncOptions options, Clock clock) {
        return new TabSource(mappings, amoCrm, staff, options, clock);
    }
}
