package org.amosheets.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.FakeAmoCrm;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Pipeline;
import org.amosheets.sandbox.amocrm.Status;
import org.amosheets.sandbox.amocrm.User;
import org.jspecify.annotations.Nullable;

/**
 * The leads as the browser gets them: a column of cards for each status of each pipeline.
 *
 * @param contacts those that no lead has
 */
record CrmView(List<Column> columns, List<Person> contacts) {

    record Column(long pipelineId, String pipeline, boolean main, long statusId, String status, List<Card> cards) {}

    /** A lead; {@code changedBy} is the user's name, empty for the service. */
    record Card(
            long id,
            String name,
            long price,
            @Nullable Person contact,
            By by,
            String changedBy,
            long changedAt,
            @Nullable Mark mark) {}

    record Person(
            long id,
            String name,
            String phone,
            String email,
            @Nullable Mark mark) {}

    static CrmView of(FakeAmoCrm amo, Map<String, Mark> marks) {
        List<LeadView> leads = amo.state().leads();
        List<Column> columns = new ArrayList<>();
        for (Pipeline pipeline : amo.state().pipelines()) {
            for (Status status : pipeline.statuses()) {
                List<Card> cards = leads.stream()
                        .filter(lead -> lead.pipelineId() == pipeline.id() && lead.statusId() == status.id())
                        .map(lead -> card(amo, lead, marks))
                        .toList();
                columns.add(
                        new Column(pipeline.id(), pipeline.name(), pipeline.main(), status.id(), status.name(), cards));
            }
        }
        List<Person> contacts = amo.state().contacts().stream()
                .filter(contact ->
                        leads.stream().noneMatch(lead -> lead.contactIds().contains(contact.id())))
                .map(contact -> person(contact, marks))
                .toList();
        return new CrmView(columns, contacts);
    }

    private static Card card(FakeAmoCrm amo, LeadView lead, Map<String, Mark> marks) {
        Optional<ContactView> contact = amo.state().contact(lead.mainContactId());
        return new Card(
                lead.id(),
                lead.name(),
                lead.price(),
                contact.map(found -> person(found, marks)).orElse(null),
                CrmMarks.by(lead.updatedBy()),
                user(amo, lead.updatedBy()),
                lead.updatedAt() * 1000,
                marks.get("lead " + lead.id()));
    }

    private static Person person(ContactView contact, Map<String, Mark> marks) {
        return new Person(
                contact.id(),
                contact.name(),
                String.join(", ", contact.phones()),
                String.join(", ", contact.emails()),
                marks.get("contact " + contact.id()));
    }

    private static String user(FakeAmoCrm amo, long id) {
        return amo.state().users().stream()
                .filter(user -> user.id() == id)
                .map(User::name)
                .findFirst()
                .orElse("");
    }
}
