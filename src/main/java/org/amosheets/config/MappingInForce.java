package org.amosheets.config;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.amosheets.engine.MappingSource;
import org.amosheets.engine.Misconfigured;
import org.amosheets.mapping.AppendWhen;
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
    private final AppendWhen appendWhen;
    private final CamelContext camel;
    private @Nullable Mapping good;
    private @Nullable Mapping refused;
    /** Whether what is declared at the start is to be judged first. */
    private boolean judgedFirst;

    /**
     * @param settings what the environment says of leads without a row counts before what the mapping does
     * @param overrides likewise of other things
     */
    MappingInForce(SyncSettings settings, Overrides overrides, CamelContext camel) {
        this.name = settings.preset();
        this.overrides = overrides;
        this.appendWhen = appendWhen(settings);
        this.camel = camel;
    }

    private static AppendWhen appendWhen(SyncSettings settings) {
        OrdersSettings orders = settings.orders();
        List<String> statuses = new ArrayList<>(orders.triggerStatusNames());
        orders.triggerStatusId().ifPresent(id -> statuses.add(Long.toString(id)));
        long createdAfter = settings.leadsCreatedAfter().getEpochSecond();
        return new AppendWhen(
                orders.pipelineKeyword(), List.of(), statuses, createdAfter == 0 ? "" : Long.toString(createdAfter));
    }

    @Override
    public synchronized Mapping current() {
        Mapping declared = camel.getRegistry().lookupByNameAndType(name, Mapping.class);
        if (declared != null && judgedFirst) {
            refused = declared;
            judgedFirst = false;
        }
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

    /** Goes on with what was in force when the service stopped; what its file says now is not taken until it is loaded anew. */
    synchronized void goOnWith(Mapping before) {
        good = prepared(before);
        judgedFirst = true;
    }

    /** The mapping with what the environment says beyond it. */
    Mapping prepared(Mapping mapping) {
        mapping.override(overrides);
        mapping.override(appendWhen);
        return mapping;
    }

    String name() {
        return name;
    }

    private void take(Mapping declared) {
        List<String> faults = declared.faults();
        if (faults.isEmpty()) {
            good = prepared(declared);
        } else {
            refused = declared;
            LOG.error("The mapping {} is not used because of its faults: {} Mend its file.", name, faults);
        }
    }
}
