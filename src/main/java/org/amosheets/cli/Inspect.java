package org.amosheets.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.amocrm.Lead;
import org.amosheets.amocrm.User;
import org.amosheets.amocrm.Users;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.CustomField;
import org.amosheets.mapping.Directory.Option;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Shows what the account has, in the words that the configuration and a mapping need. */
@Command(
        name = "inspect",
        description = {
            "Shows the account's pipelines with their statuses, the custom fields of leads and contacts with their"
                    + " values, and lines that are ready to be copied into the configuration or a mapping. Changes"
                    + " nothing.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  java -jar amo-sheets-sync.jar inspect",
            "  java -jar amo-sheets-sync.jar inspect --users --leads 3",
            "  java -jar amo-sheets-sync.jar inspect --json"
        })
final class Inspect extends Task {

    @CommandLine.Option(
            names = "--leads",
            paramLabel = "N",
            description = "Show this many leads as examples, the last changed first; at most 250.")
    private int leads;

    @CommandLine.Option(names = "--users", description = "Show the users; needs an administrator's token.")
    private boolean users;

    Inspect(Workshop workshop) {
        super(workshop);
    }

    @Override
    int run() {
        Directory directory = workshop().amoCrm().directory();
        List<Lead> samples = samples();
        // Told here and not thrown: the rest is worth showing.
        String refused = "";
        List<User> people = List.of();
        if (users) {
            try {
                people = workshop().bean(Users.class).all();
            } catch (AmoCrmException.Rejected e) {
                refused = Failures.sentence(e);
            }
        }
        if (json()) {
            printJson(data(directory, people, samples, refused));
        } else {
            show(directory, people, samples, refused);
        }
        return refused.isEmpty() ? Exit.FINE : Exit.FOUND;
    }

    private List<Lead> samples() {
        List<Lead> samples = new ArrayList<>();
        if (leads > 0) {
            workshop().amoCrm().leadsUpdatedSince(0, page -> {
                samples.addAll(page.subList(0, Math.min(page.size(), leads)));
                return false;
            });
        }
        return samples;
    }

    private static Map<String, Object> data(
            Directory directory, List<User> people, List<Lead> samples, String refused) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("pipelines", directory.pipelines());
        data.put("leadFields", directory.leadFields());
        data.put("contactFields", directory.contactFields());
        data.put("users", people);
        data.put("leads", samples);
        data.put("configuration", ConfigurationLines.settings(directory));
        data.put("mapping", ConfigurationLines.mapping(directory));
        data.put("refused", refused);
        return data;
    }

    private void show(Directory directory, List<User> people, List<Lead> samples, String refused) {
        Words words = words();
        print(words.of("inspect.pipelines"));
        for (Pipeline pipeline : directory.pipelines()) {
            String marks = (pipeline.main() ? ", " + words.of("inspect.main") : "")
                    + (pipeline.archived() ? ", " + words.of("inspect.archived") : "");
            print("  " + pipeline.id() + "  " + pipeline.name() + marks);
            for (Status status : pipeline.statuses()) {
                print("    " + status.id() + "  " + status.name());
            }
        }
        fields(words.of("inspect.lead-fields"), directory.leadFields());
        fields(words.of("inspect.contact-fields"), directory.contactFields());
        if (users) {
            print("");
            print(words.of("inspect.users"));
            if (!refused.isEmpty()) {
                print("  " + refused);
            }
            people.forEach(user -> print("  " + user.id() + "  " + user.name() + "  " + user.email()
                    + (user.admin() ? ", " + words.of("inspect.admin") : "")
                    + (user.active() ? "" : ", " + words.of("inspect.inactive"))));
        }
        if (!samples.isEmpty()) {
            print("");
            print(words.of("inspect.leads"));
            samples.forEach(lead -> print("  " + LeadLine.of(lead, directory)));
        }
        print("");
        print(words.of("inspect.configuration"));
        ConfigurationLines.settings(directory).forEach(line -> print("  " + line));
        print("");
        print(words.of("inspect.mapping"));
        ConfigurationLines.mapping(directory).forEach(line -> print("  " + line));
    }

    private void fields(String title, List<CustomField> fields) {
        print("");
        print(title);
        for (CustomField field : fields) {
            print("  " + field.id() + "  " + field.name() + "  " + field.type());
            for (Option option : field.options()) {
                print("    " + option.id() + "  " + option.value());
            }
        }
    }
}
