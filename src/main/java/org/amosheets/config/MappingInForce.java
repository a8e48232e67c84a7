package org.amosheets.config;

import java.util.List;
import java.util.TreeSet;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.Misconfigured;
import org.amosheets.mapping.Mapping;
import org.amosheets.mapping.Overrides;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mapping of the configured name; one with faults never replaces one without. */
final class MappingInForce implements MappingSource {

    private static final Logger LOG = LoggerFactory.getLogger(MappingInForce.class);

    private final String name;
    private final Overrides overrides;
    private final CamelContext camel;
    private @Nullable Mapping good;
    private @Nullable Mapping refused;

    MappingInForce(String name, Overrides overrides, CamelContext camel) {
        this.name = name;
        this.overrides = overrides;
        this.camel = camel;
    }

    @Override
    public synchronized Mapping current() {
        Mapping declared = camel.getRegistry().lookupByNameAndType(name, Mapping.class);
        if (declared != null && declared != good && declared != refused) {
            take(declared);
        }
        if (good == null) {
            throw new Misconfigured("Tried to use the mapping " + name + " (SYNC_PRESET) but "
                    + (declared == null
                            ? "no file of routes/mappings declares it; there are "
                                    + new TreeSet<>(camel.getRegistry()
                                            .findByTypeWithName(Mapping.class)
                                            .keySet())
                            : "it has faults: " + declared.faults()));
        }
        return good;
    }

    private void take(Mapping declared) {
        List<String> faults = declared.faults();
        if (faults.isEmpty()) {
            declared.override(overrides);
            good = declared;
        } else {
            refused = declared;
            LOG.error("The mapping {} is not used because of its faults: {} Mend its file.", name, faults);
        }
    }
}
