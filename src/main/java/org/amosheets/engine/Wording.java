package org.amosheets.engine;

import java.util.Optional;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.mapping.Directory.Pipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fields and their values as a person knows them, by the mapping in force. */
public final class Wording {

    private static final Logger LOG = LoggerFactory.getLogger(Wording.class);

    private final TabSource tabs;

    public Wording(TabSource tabs) {
        this.tabs = tabs;
    }

    /** As things are called now. Where the account does not tell, everything is called as the service itself calls it. */
    public Glossary now() {
        try {
            return new Glossary(Optional.of(new FieldWords(tabs.named())));
        } catch (AmoCrmException | Misconfigured untold) {
            LOG.debug("The account's names could not be read; ids are shown in their place");
            return new Glossary(Optional.empty());
        }
    }

    /** What things are called at one moment. */
    public static final class Glossary {

        private final Optional<FieldWords> words;

        Glossary(Optional<FieldWords> words) {
            this.words = words;
        }

        /** The header of the field's column; the field's own name where it has none. */
        public String column(String field) {
            return words.map(known -> known.column(field)).orElse(field);
        }

        /** The value as its cell would show it; a value of a field that is not mapped is given as it is. */
        public String value(String field, String canonical) {
            return words.map(known ->
                            known.tab().maps(field) ? known.of(field, canonical) : pipeline(known, field, canonical))
                    .orElse(canonical);
        }

        /** A new lead's pipeline is sent by its id also where no column shows it. */
        private static String pipeline(FieldWords known, String field, String canonical) {
            return known.tab().directory().pipelines().stream()
                    .filter(pipeline -> field.equals("lead.pipeline")
                            && Long.toString(pipeline.id()).equals(canonical))
                    .map(Pipeline::name)
                    .findFirst()
                    .orElse(canonical);
        }

        /** The header of the column with the rows' notes; empty where it is not known. */
        public String noteColumn() {
            return words.map(known -> known.tab().service().note()).orElse("");
        }

        /** The header of the column with the rows' keys; empty where it is not known. */
        public String keyColumn() {
            return words.map(known -> known.tab().service().key()).orElse("");
        }
    }
}
