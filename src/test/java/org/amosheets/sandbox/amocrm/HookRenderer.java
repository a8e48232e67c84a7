package org.amosheets.sandbox.amocrm;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes leads and contacts as webhooks show them, which is not how the API shows them. */
final class HookRenderer {

    private static final DateTimeFormatter BIRTHDAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private final Account account;

    HookRenderer(Account account) {
        this.account = account;
    }

    /** {@code before} is the lead as it was, or the lead itself where nothing is known of before. */
    HookItem lead(String action, LeadEntity lead, LeadEntity before) {
        Pairs pairs = new Pairs();
        pairs.add("[id]", lead.id);
        if (action.equals("delete")) {
            pairs.add("[status_id]", lead.status);
            pairs.add("[pipeline_id]", lead.pipeline);
            return new HookItem("leads", action, lead.id, pairs.list);
        }
        pairs.add("[name]", lead.name);
        pairs.add("[status_id]", lead.status);
        if (before.status != lead.status || before.pipeline != lead.pipeline) {
            pairs.add("[old_status_id]", before.status);
        }
        pairs.add("[price]", lead.price);
        common(pairs, lead);
        pairs.add("[pipeline_id]", lead.pipeline);
        tags(pairs, lead);
        pairs.add("[account_id]", account.id);
        fields(pairs, lead, account.leadFields);
        if (action.equals("responsible")) {
            pairs.add("[old_responsible_user_id]", before.responsible);
        }
        times(pairs, lead);
        return new HookItem("leads", action, lead.id, pairs.list);
    }

    HookItem contact(String action, ContactEntity contact, ContactEntity before) {
        Pairs pairs = new Pairs();
        pairs.add("[id]", contact.id);
        if (!action.equals("delete")) {
            pairs.add("[name]", contact.name);
            common(pairs, contact);
            pairs.add("[account_id]", account.id);
            tags(pairs, contact);
            contact.leads.forEach(lead -> pairs.add("[linked_leads_id][" + lead + "][ID]", lead));
            fields(pairs, contact, account.contactFields);
            if (action.equals("update")) {
                // A capture of 2025 shows this key even where the responsible user did not change.
                pairs.add("[old_responsible_user_id]", before.responsible);
            }
            times(pairs, contact);
        }
        pairs.add("[type]", "contact");
        return new HookItem("contacts", action, contact.id, pairs.list);
    }

    private void common(Pairs pairs, Entity entity) {
        pairs.add("[responsible_user_id]", entity.responsible);
        pairs.add("[last_modified]", entity.updatedAt);
        pairs.add("[modified_user_id]", entity.updatedBy);
        pairs.add("[created_user_id]", entity.createdBy);
        pairs.add("[date_create]", entity.createdAt);
    }

    private void times(Pairs pairs, Entity entity) {
        if (account.settings.hookGeneration.full) {
            pairs.add("[created_at]", entity.createdAt);
            pairs.add("[updated_at]", entity.updatedAt);
        }
    }

    private void tags(Pairs pairs, Entity entity) {
        int i = 0;
        for (String tag : entity.tags) {
            pairs.add("[tags][" + i + "][id]", account.tagId(tag));
            pairs.add("[tags][" + i + "][name]", tag);
            i++;
        }
    }

    private void fields(Pairs pairs, Entity entity, FieldCatalog catalog) {
        int i = 0;
        for (Map.Entry<Long, List<FieldValue>> entry : entity.fields.entrySet()) {
            CustomField field = catalog.get(entry.getKey());
            String key = "[custom_fields][" + i++ + "]";
            pairs.add(key + "[id]", field.id());
            pairs.add(key + "[name]", field.name());
            for (int n = 0; n < entry.getValue().size(); n++) {
                value(pairs, key, n, field, entry.getValue().get(n));
            }
            if (field.code() != null) {
                pairs.add(key + "[code]", field.code());
            }
        }
    }

    private void value(Pairs pairs, String key, int n, CustomField field, FieldValue value) {
        String at = key + "[values][" + n + "]";
        switch (field.type()) {
            case "date", "date_time" -> pairs.add(at, value.text());
            case "birthday" ->
                pairs.add(
                        at + "[value]",
                        BIRTHDAY.format(
                                Instant.ofEpochSecond((Long) value.value()).atZone(account.zone)));
            case "checkbox" -> pairs.add(at + "[value]", value.value().equals(true) ? "1" : "0");
            case "radiobutton" -> {
                pairs.add(key + "[values][value]", value.text());
                pairs.add(key + "[values][enum]", String.valueOf(value.enumId()));
            }
            default -> {
                pairs.add(at + "[value]", value.text());
                if (value.enumId() != null) {
                    pairs.add(at + "[enum]", value.enumId());
                }
            }
        }
    }

    /** Keys and values in the order in which they were added. */
    private static final class Pairs {
        private final List<HookItem.Pair> list = new ArrayList<>();

        void add(String key, long value) {
            add(key, Long.toString(value));
        }

        void add(String key, String value) {
            list.add(new HookItem.Pair(key, value));
        }
    }
}
