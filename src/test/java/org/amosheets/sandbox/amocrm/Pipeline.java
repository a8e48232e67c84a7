package org.amosheets.sandbox.amocrm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A pipeline with its stages in order. */
public record Pipeline(long id, String name, int sort, boolean main, boolean archived, List<Status> statuses) {

    public Pipeline {
        statuses = List.copyOf(statuses);
    }

    Optional<Status> status(long statusId) {
        return statuses.stream().filter(status -> status.id() == statusId).findFirst();
    }

    Status firstOpen() {
        return statuses.stream()
                .filter(status -> !status.unsorted())
                .findFirst()
                .orElseThrow();
    }

    Status unsortedStage() {
        return statuses.stream().filter(Status::unsorted).findFirst().orElseThrow();
    }

    ObjectNode json(String url, long accountId) {
        ObjectNode json = Json.object();
        json.put("id", id).put("name", name).put("sort", sort).put("is_main", main);
        json.put("is_unsorted_on", true).put("is_archive", archived).put("account_id", accountId);
        json.set("_links", Json.link(url));
        ArrayNode list = json.putObject("_embedded").putArray("statuses");
        for (Status status : statuses) {
            ObjectNode item = list.addObject();
            item.put("id", status.id()).put("name", status.name()).put("sort", status.sort());
            item.put("is_editable", !status.unsorted() && !status.closed()).put("pipeline_id", id);
            item.put("color", status.closed() ? "#CCFF66" : "#99ccff").put("type", status.type());
            item.put("account_id", accountId);
            item.set("_links", Json.link(url + "/statuses/" + status.id()));
        }
        return json;
    }
}
