package org.amosheets.engine;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.MappedTab;

/** The mapping's fields as amoCRM's events name and spell them. */
record EventFields(MappedTab mapped, Directory directory) implements Overwrites.Fields {

    private static final String PIPELINE = "lead.pipeline";

    @Override
    public String named(boolean contact, String field) {
        String name = mapped.crmField(field);
        return switch (name) {
            case "pipeline" -> "status";
            case "phone", "email" -> ofCode(name.equals("phone") ? "PHONE" : "EMAIL");
            default -> name;
        };
    }

    /** In events phones and e-mails are custom fields like any other. */
    private String ofCode(String code) {
        return directory.contactFields().stream()
                .filter(field -> field.code().equals(code))
                .map(field -> "custom:" + field.id())
                .findFirst()
                .orElse("");
    }

    @Override
    public List<String> values(String field, List<String> texts) {
        List<String> own = texts.stream()
                .map(text -> field.equals(PIPELINE) ? text.replaceFirst(":.*", "") : text)
                .toList();
        return mapped.canonical(field, own);
    }

    @Override
    public Set<String> filled(String field, Collection<String> values) {
        return values.stream().filter(value -> !mapped.isNothing(field, value)).collect(Collectors.toUnmodifiableSet());
    }
}
