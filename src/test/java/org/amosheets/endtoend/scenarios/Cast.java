package org.amosheets.endtoend.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.amosheets.endtoend.World;
import org.amosheets.sandbox.amocrm.LeadView;
import org.amosheets.sandbox.amocrm.Status;

/** Who the sentences speak of: a person is called by the name that the row had at first, and known by its e-mail. */
final class Cast {

    private static final String COPY = "the copy of ";

    private final World world;
    private final Map<String, String> emails = new LinkedHashMap<>();

    Cast(World world) {
        this.world = world;
    }

    void enters(String name, String email) {
        emails.put(name, email);
    }

    /** The number of the person's row; that of a copy is the lower one. */
    int row(String name) {
        boolean copy = name.startsWith(COPY);
        String email = email(copy ? name.substring(COPY.length()) : name);
        List<Map<String, String>> rows = world.tab.rows();
        int[] found = IntStream.range(0, rows.size())
                .filter(i -> email.equals(rows.get(i).get("email")))
                .map(i -> i + 2)
                .toArray();
        if (found.length <= (copy ? 1 : 0)) {
            throw new IllegalStateException("The sheet has no row of " + name);
        }
        return found[copy ? 1 : 0];
    }

    LeadView lead(String name) {
        return lead(row(name));
    }

    LeadView lead(int row) {
        return world.crm
                .state()
                .lead(Long.parseLong(world.tab.cell(row, "amo_deal_id")))
                .orElseThrow();
    }

    private String email(String name) {
        String email = emails.get(name);
        if (email == null) {
            throw new IllegalArgumentException("Nobody is called " + name + " here");
        }
        return email;
    }

    /** What the person with this e-mail is called. */
    String called(String email) {
        return emails.entrySet().stream()
                .filter(each -> each.getValue().equals(email))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(email);
    }

    Status status(LeadView lead) {
        return statuses(lead.pipelineId()).stream()
                .filter(status -> status.id() == lead.statusId())
                .findFirst()
                .orElseThrow();
    }

    Status status(LeadView lead, String name) {
        return statuses(lead.pipelineId()).stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The lead's pipeline has no status " + name));
    }

    private List<Status> statuses(long pipeline) {
        return world.crm.state().pipelines().stream()
                .filter(each -> each.id() == pipeline)
                .findFirst()
                .orElseThrow()
                .statuses();
    }
}
