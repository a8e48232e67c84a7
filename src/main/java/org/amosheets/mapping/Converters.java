package org.amosheets.mapping;

import org.amosheets.mapping.Directory.CustomField;
import org.jspecify.annotations.Nullable;

/** Makes the converter that a field needs. */
final class Converters {

    private final Directory directory;
    private final String phoneRegion;

    Converters(Directory directory, String phoneRegion) {
        this.directory = directory;
        this.phoneRegion = phoneRegion;
    }

    /** The converter of a field of amoCRM's own; text for any other. */
    Converter standard(String field, String column) {
        return switch (field) {
            case "lead.name", "contact.name" -> new TextConverter(column, TextConverter.SHORT);
            case "lead.price" -> new PriceConverter(column);
            case "lead.status" -> new StatusConverter(column, directory);
            case "lead.pipeline" -> new PipelineConverter(column, directory);
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
            case "date_time" -> new DateTimeConverter(column, directory.zone());
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
