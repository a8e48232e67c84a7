package org.amosheets.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.amosheets.sandbox.amocrm.ContactView;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Status;

/** What has to hold of both sides at rest, for the preset {@code deals}; told from the outside, with none of the service's code. */
final class Agreement {

    private Agreement() {}

    /** Each row that holds a name has a lead of its own, there are no other leads, and both show the same. */
    static void holds(World world) {
        List<Map<String, String>> rows = rows(world);
        assertThat(rows).extracting(row -> cell(row, "amo_deal_id")).doesNotContain("");
        assertThat(rows).extracting(row -> cell(row, "amo_deal_id")).doesNotHaveDuplicates();
        assertThat(rows).extracting(row -> cell(row, "sync_key")).doesNotContain("");
        assertThat(rows).extracting(row -> cell(row, "sync_key")).doesNotHaveDuplicates();
        assertThat(world.crm.state().leads())
                .extracting(lead -> Long.toString(lead.id()))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(row -> cell(row, "amo_deal_id")).toList());
        rows.forEach(row -> agrees(world, row));
    }

    /** Empty where the row has no such column. */
    static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    /** The rows below the header that a person filled. */
    static List<Map<String, String>> rows(World world) {
        return world.tab.rows().stream()
                .filter(row -> !cell(row, "name").isEmpty())
                .toList();
    }

    /** One row and its lead show the same in every mapped field. */
    static void agrees(World world, Map<String, String> row) {
        assertThat(cell(row, "amo_deal_id")).as("lead of %s", row).isNotEmpty();
        LeadView lead =
                world.crm.state().lead(Long.parseLong(cell(row, "amo_deal_id"))).orElseThrow();
        assertThat(lead.deleted()).isFalse();
        assertThat(Long.toString(lead.price())).as("budget of %s", row).isEqualTo(cell(row, "budget"));
        assertThat(statusName(world, lead)).as("status of %s", row).isEqualTo(cell(row, "status"));
        Optional<ContactView> linked = world.crm.state().contact(lead.mainContactId());
        assertThat(linked).as("contact of %s", row).isPresent();
        ContactView contact = linked.get();
        assertThat(contact.name()).as("name of %s", row).isEqualTo(cell(row, "name"));
        assertThat(Long.toString(contact.id())).isEqualTo(cell(row, "amo_contact_id"));
        if (!cell(row, "email").isEmpty()) {
            assertThat(contact.emails()).contains(cell(row, "email"));
        }
        if (!cell(row, "phone").isEmpty()) {
            assertThat(contact.phones()).extracting(Agreement::subscriber).contains(subscriber(cell(row, "phone")));
        }
    }

    private static String statusName(World world, LeadView lead) {
        return world.crm.state().pipelines().stream()
                .filter(pipeline -> pipeline.id() == lead.pipelineId())
                .flatMap(pipeline -> pipeline.statuses().stream())
                .filter(status -> status.id() == lead.statusId())
                .map(Status::name)
                .findFirst()
                .orElse("");
    }

    /** A Russian number without what stands before the area code, which people spell as 8, 7 or +7. */
    private static String subscriber(String phone) {
        String digits = phone.replaceAll("\\D", "");
        return digits.substring(Math.max(0, digits.length() - 10));
    }
}
