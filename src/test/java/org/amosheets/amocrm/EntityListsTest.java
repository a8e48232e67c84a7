package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.amosheets.correctness.Shows;
import org.junit.jupiter.api.Test;

/** What a list is on servers that leave out what the documentation promises. */
@Shows("I11")
class EntityListsTest {

    private final List<String> calls = new ArrayList<>();
    private final List<JsonNode> pages = new ArrayList<>();

    @Test
    void aPageWithoutLinksIsTheLastOneWhereItIsShort() {
        pages.add(page(false, 1, 2));

        assertThat(lists().newerThan(0)).hasSize(2);
        assertThat(calls).hasSize(1);
    }

    @Test
    void anEmptyPageAfterANextLinkIsTheEnd() {
        pages.add(page(true, 3, 2));

        assertThat(lists().newerThan(0)).hasSize(2);
        assertThat(calls).hasSize(2);
    }

    @Test
    void aServerThatRepeatsOnePageForEverIsLeft() {
        pages.addAll(List.of(page(true, 2, 1), page(true, 2, 1), page(true, 2, 1)));

        assertThat(lists().newerThan(0)).hasSize(2);
    }

    @Test
    void rowsThatMovedToTheNextPageMeanwhileAreTakenOnce() {
        pages.addAll(List.of(page(true, 5, 4, 3), page(false, 3, 2)));

        assertThat(lists().newerThan(0)).extracting(Lead::id).containsExactly(5L, 4L, 3L, 2L);
    }

    @Test
    void aListThatIsNotInOrderIsReadToItsEnd() {
        pages.addAll(List.of(page(true, 1, 7), page(false, 9, 8)));
        List<Lead> seen = new ArrayList<>();

        assertThat(lists().newerThan(5)).extracting(Lead::id).containsExactly(7L, 9L, 8L);

        calls.clear();
        lists().updatedSince(5, seen::addAll);
        assertThat(seen).extracting(Lead::id).containsExactly(7L, 9L, 8L);
    }

    @Test
    void aListByIdIsReadOverAllItsPages() {
        pages.addAll(List.of(page(true, 1), page(false, 2)));

        assertThat(lists().byIds(List.of(2L, 1L, 1L))).extracting(Lead::id).containsExactly(2L, 1L);
    }

    private EntityLists<Lead> lists() {
        Remote remote = (route, arguments, body) -> {
            calls.add(route);
            int page = (Integer) arguments.getOrDefault("page", 1);
            return page <= pages.size() ? pages.get(page - 1) : MissingNode.getInstance();
        };
        return new EntityLists<>(
                EntityLists.LEADS, remote, new ListFilters(), new Parallel(Runnable::run), new Narrowing(() -> false));
    }

    /** A page of leads whose time of change equals their id. */
    private static JsonNode page(boolean next, long... ids) {
        ObjectNode page = Json.object();
        if (next) {
            page.putObject("_links").putObject("next").put("href", "more");
        }
        ArrayNode rows = page.putObject("_embedded").putArray("leads");
        for (long id : ids) {
            rows.addObject().put("id", id).put("updated_at", id);
        }
        return page;
    }
}
