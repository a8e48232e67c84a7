package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks and applies writes of leads. */
final class LeadWriter extends EntityWriter {

    private static final Set<String> KEYS =
            Set.of("price", "status_id", "pipeline_id", "loss_reason_id", "closed_at", "visitor_uid");

    LeadWriter(Account account) {
        super(account, account.leadFields);
    }

    /** {@code existing} is null for a lead that is to be created. */
    void check(JsonNode item, @Nullable LeadEntity existing, Problems problems) {
        check(item, existing, false, problems);
    }

    /** {@code newContacts}: the write may bring contacts that don't exist yet. */
    void check(JsonNode item, @Nullable LeadEntity existing, boolean newContacts, Problems problems) {
        if (!item.isObject()) {
            problems.invalidType("", "object");
            return;
        }
        checkCommon(item, KEYS, "", problems);
        checkInt(item, "price", "", problems);
        if (!item.path("closed_at").isNull()) {
            checkInt(item, "closed_at", "", problems);
        }
        Optional<Stage> stage = stage(item, existing, problems);
        boolean lost = stage.map(Stage::status).filter(id -> id == Status.LOST).isPresent();
        if (item.hasNonNull("loss_reason_id") && !lost) {
            problems.business(existing == null ? 0 : existing.id, "Loss reason can be specified only for lost lead");
        }
        JsonNode contacts = item.path("_embedded").path("contacts");
        for (int i = 0; i < contacts.size(); i++) {
            JsonNode contact = contacts.get(i);
            boolean isNew = newContacts && !contact.has("id");
            if (!isNew && account.liveContact(contact.path("id").asLong()) == null) {
                problems.notSupported("_embedded.contacts." + i + ".id");
            }
        }
    }

    /** Applies everything but the links to contacts. */
    void apply(JsonNode item, LeadEntity lead, boolean fresh) {
        applyCommon(item, lead, fresh);
        lead.price = item.path("price").asLong(lead.price);
        stage(item, fresh ? null : lead, new Problems("")).ifPresent(stage -> {
            lead.pipeline = stage.pipeline();
            lead.status = stage.status();
        });
        if (item.has("loss_reason_id")) {
            lead.lossReason = item.get("loss_reason_id").isNull()
                    ? null
                    : Long.valueOf(item.get("loss_reason_id").asLong());
        }
        if (item.hasNonNull("closed_at")) {
            lead.closedAt = item.get("closed_at").asLong();
        }
    }

    /** The stage that the write leads to; empty, with a problem noted, where there is none such. */
    private Optional<Stage> stage(JsonNode item, @Nullable LeadEntity existing, Problems problems) {
        checkInt(item, "status_id", "", problems);
        checkInt(item, "pipeline_id", "", problems);
        if (!item.has("status_id") && !item.has("pipeline_id") && existing != null) {
            Status now = pipelineOf(existing).status(existing.status).orElseThrow();
            // Observed: a patch that leaves the status out pulls the lead out of the unsorted ones.
            long status = now.unsorted() ? pipelineOf(existing).firstOpen().id() : now.id();
            return Optional.of(new Stage(existing.pipeline, status));
        }
        Pipeline pipeline = existing == null ? account.mainPipeline() : pipelineOf(existing);
        if (item.has("pipeline_id")) {
            pipeline = account.pipeline(item.get("pipeline_id").asLong());
        }
        if (pipeline == null) {
            problems.notSupported("pipeline_id");
            return Optional.empty();
        }
        if (!item.has("status_id")) {
            long status = existing != null && existing.pipeline == pipeline.id()
                    ? existing.status
                    : pipeline.firstOpen().id();
            return Optional.of(new Stage(pipeline.id(), status));
        }
        Optional<Status> status =
                pipeline.status(item.get("status_id").asLong()).filter(found -> !found.unsorted());
        if (status.isEmpty()) {
            problems.notSupported("status_id");
            return Optional.empty();
        }
        return Optional.of(new Stage(pipeline.id(), status.get().id()));
    }

    private Pipeline pipelineOf(LeadEntity lead) {
        Pipeline pipeline = account.pipeline(lead.pipeline);
        if (pipeline == null) {
            throw new IllegalStateException("Lead " + lead.id + " is in no pipeline");
        }
        return pipeline;
    }

    private record Stage(long pipeline, long status) {}
}
