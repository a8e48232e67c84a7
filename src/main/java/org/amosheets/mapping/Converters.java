package org.amosheets.mapping;

import java.time.ZoneId;
import org.amosheets.mapping.Directory.CustomField;
import org.jspecify.annotations.Nullable;

/** Makes the converter that a field needs. */
final class Converters {

    private final Directory directory;
    private final String phoneRegion;
    private final Mapping mapping;
    private final ZoneId zone;

    Converters(Directory directory, String phoneRegion, Mapping mapping) {
        this.directory = directory;
        this.phoneRegion = phoneRegion;
        this.mapping = mapping;
        this.zone = mapping.zone().orElse(directory.zone());
    }

    /** The zone of moments in the sheet. */
    ZoneId zone() {
        return zone;
    }

    /** The converter of a field of amoCRM's own; text for any other. */
    Converter standard(String field, String column, String as) {
        return ReadOnly.is(field) ? new ReadOnly(column, shown(field, column, as)) : usual(field, column);
    }

    private Converter shown(String field, String column, String as) {
        return switch (field) {
            case "lead.createdAt" ->
                as.equals("date") ? new DateConverter(column, zone) : new DateTimeConverter(column, zone);
            case "contact.phones" -> new PhonesConverter(new PhoneConverter(column, phoneRegion));
            default -> new TextConverter(column, TextConverter.ANY_LENGTH);
        };
    }

    private Converter usual(String field, String column) {
        return switch (field) {
            case "lead.name", "contact.name" -> new TextConverter(column, TextConverter.SHORT);
            case "lead.price" -> new PriceConverter(column);
            case "lead.status" ->
                mapping.statuses().isEmpty()
                        ? new StatusConverter(column, directory)
                        : new RuledStatusConverter(column, mapping.statuses(), directory);
            case "lead.pipeline" -> new PipelineConverter(column, directory, mapping.pipelines());
            case "contact.phone" -> new PhoneConverter(column, phoneRegion);
            case "contact.email" -> new EmailConverter(column);
            default -> new TextConverter(column, TextConverter.ANY_LENGTH);
        };
    }

    /** The converter of a custom field, or null where its type cannot be synced. */
    @Nullable
    Converter custom(CustomField field, String column, String as) {
        return switch (field.type()) {
            case "text" -> text(column, as, TextConverter.SHORT);
            case "textarea", "url", "streetaddress", "tracking_data" -> text(column, as, TextConverter.ANY_LENGTH);
            case "numeric", "monetary", "price" -> new NumberConverter(column);
            case "select", "radiobutton" -> new OptionConverter(column, new Labels(field));
            case "multiselect" -> new OptionsConverter(column, new Labels(field));
            case "checkbox" -> new CheckboxConverter(column);
            case "date", "birthday" -> new DateConverter(column, directory.zone());
            case "date_time" -> new DateTimeConverter(column, zone);
            default -> null;
        };
    }

    private Converter text(String column, String as, int longest) {
        return switch (as) {
            case "phone" -> new PhoneConverter(column, phoneRegion);
            case "email" -> new EmailConverter(column);
            case "money", "number" -> new NumberConverter(column);
            default -> new TextConverter(column, longest);
        };
    }
}
