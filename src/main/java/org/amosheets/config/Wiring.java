package org.amosheets.config;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All that the application is made of, by name; to look for it would be to read every class of ours at each start. */
@Configuration(proxyBeanMethods = false)
@Import({
    Framework.class,
    BaseConfig.class,
    StoreConfig.class,
    MappingConfig.class,
    AmoCrmConfig.class,
    SheetsConfig.class,
    EngineConfig.class,
    WebConfig.class,
    ConsoleConfig.class,
    MetricsConfig.class,
    AlertConfig.class,
    CommandConfig.class
})
public class Wiring {}
