package org.amosheets.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.amosheets.amocrm.Hook.Entity;
import org.amosheets.correctness.Shows;
import org.amosheets.sync.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void aLeadAddedIn2025IsRead() {
        Webhook webhook = WebhookParser.read(
                FORM,
                form(
                        "account[subdomain]=etesttask",
                        "account[id]=32427762",
                        "account[_links][self]=https://etesttask.amocrm.ru",
                        "leads[add][0][id]=32966269",
                        "leads[add][0][name]=Test",
                        "leads[add][0][status_id]=76789230",
                        "leads[add][0][price]=999",
                        "leads[add][0][last_modified]=1748268669",
                        "leads[add][0][custom_fields][0][id]=752009",
                        "leads[add][0][custom_fields][0][values][0][value]=1",
                        "leads[add][0][updated_at]=1748268669"));

        assertThat(webhook.hooks()).containsExactly(new Hook(Entity.LEAD, "add", 32966269, 1748268669));
        assertThat(webhook.accountId()).isEqualTo(32427762);
        assertThat(webhook.subdomain()).isEqualTo("etesttask");
    }

    @Test
    void aDeletedLeadHasLittleMoreThanItsId() {
        assertThat(parse("leads[delete][0][id]=30052055", "leads[delete][0][status_id]=17944873"))
                .containsExactly(new Hook(Entity.LEAD, "delete", 30052055, 0));
    }

    @Test
    void aStageChangeOf2018HasItsAccountLastAndDatesWithoutAKey() {
        assertThat(parse(
                        "leads[status][0][id]=10701093",
                        "leads[status][0][old_status_id]=20067736",
                        "leads[status][0][last_modified]=1539782664",
                        "leads[status][0][custom_fields][2][values][0]=1542067200",
                        "leads[status][0][name]=two words & more\nlines",
                        "account[subdomain]=old"))
                .containsExactly(new Hook(Entity.LEAD, "status", 10701093, 1539782664));
    }

    @Test
    void aThinDigitalPipelineTriggerIsEnough() {
        assertThat(parse(
                        "leads[status][0][id]=10754147",
                        "leads[status][0][status_id]=54423922",
                        "account[id]=30307558",
                        "account[subdomain]=anyor"))
                .extracting(Hook::id)
                .containsExactly(10754147L);
    }

    @Test
    void aContactIsReadAndACompanyIsNot() {
        assertThat(parse(
                        "contacts[update][0][id]=7",
                        "contacts[update][0][linked_leads_id][11][ID]=11",
                        "contacts[update][0][type]=contact",
                        "contacts[update][1][id]=8",
                        "contacts[update][1][type]=company",
                        "contacts[delete][0][type]=company",
                        "contacts[delete][0][id]=9"))
                .containsExactly(new Hook(Entity.CONTACT, "update", 7, 0));
    }

    @Test
    @Shows({"F23", "D000-13", "D002-19"})
    void severalEntitiesAndAnyIndexAreRead() {
        assertThat(parse("leads[update][5][id]=1", "leads[update][17][id]=2", "contacts[add][0][id]=3"))
                .extracting(Hook::id)
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void repetitionsCollapseToTheLatest() {
        assertThat(parse(
                        "leads[update][0][id]=1",
                        "leads[update][0][updated_at]=20",
                        "leads[update][1][id]=1",
                        "leads[update][1][updated_at]=10"))
                .containsExactly(new Hook(Entity.LEAD, "update", 1, 20));
    }

    @Test
    void aLeadIsOneChangeHoweverManyEventsItHas() {
        Webhook webhook = WebhookParser.read(
                FORM, form("leads[update][0][id]=1", "leads[status][0][id]=1", "contacts[add][0][id]=1"));

        assertThat(webhook.changes(42))
                .containsExactly(
                        Change.lead(1, Change.Source.WEBHOOK, 42),
                        new Change(Change.Kind.CONTACT, "1", Change.Source.ADDED, 42));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unsorted[delete][0][id]=1",
                "talk[add][0][id]=1",
                "task[update][0][id]=x",
                "companies[add][0][id]=1",
                "leads[note][0][note][element_id]=1",
                "contacts[note][0][note][id]=1",
                "leads[update][0][custom_fields][0][id]=5",
                "leads[update][0][tags][0][id]=5"
            })
    void whatIsNoEventOfALeadOrContactIsIgnored(String field) {
        assertThat(parse("account[id]=1", field)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"leads[update][0][id]\":\"1\",\"leads[update][0][updated_at]\":\"5\",\"account[id]\":\"3\"}",
                "{\"leads[update][0][id]\":1,\"leads[update][0][updated_at]\":5}",
                "{\"leads\":{\"update\":[{\"id\":1,\"updated_at\":5,\"custom_fields\":[{\"id\":9}]}]}}",
                "{\"leads\":{\"update\":{\"0\":{\"id\":\"1\",\"updated_at\":\"5\"}}},\"account\":{\"id\":3}}"
            })
    void jsonIsTakenFlatOrNested(String json) {
        assertThat(WebhookParser.parse("application/json; charset=utf-8", json))
                .containsExactly(new Hook(Entity.LEAD, "update", 1, 5));
        assertThat(WebhookParser.parse(null, json)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leads[update][0][id]=Ivan%zz",
                "leads[update][0][name]=%D",
                "leads[update][0][id]=Ivan",
                "leads[update][0][id]=-1",
                "leads[update][0][id]=12345678901234567890",
                "account[id]=Ivan&leads[update][0][id]=1",
                "Ivan",
                "{\"leads\":Ivan",
                "{}"
            })
    void whatCannotBeReadIsRefusedWithoutQuotingIt(String body) {
        assertThatThrownBy(() -> WebhookParser.parse(FORM, body))
                .isInstanceOf(BadWebhook.class)
                .hasMessageNotContaining("Ivan");
    }

    @Test
    void jsonThatIsNoObjectIsRefused() {
        assertThatThrownBy(() -> WebhookParser.parse("application/json", "[1]")).isInstanceOf(BadWebhook.class);
    }

    @Test
    void anEmptyBodyHasNoEvents() {
        assertThat(WebhookParser.parse(FORM, "")).isEmpty();
    }

    @Test
    void aMebibyteIsReadInNoTime() {
        StringBuilder events = new StringBuilder();
        for (int i = 0; events.length() < 1 << 20; i++) {
            events.append("leads%5Bupdate%5D%5B")
                    .append(i)
                    .append("%5D%5Bid%5D=")
                    .append(i + 1)
                    .append('&');
        }
        String hostile = "leads[update][" + "[".repeat(1 << 20) + "=1";
        String names = "a[&".repeat(350_000);

        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (String body : new String[] {events.toString(), hostile, names}) {
            WebhookParser.parse(FORM, body); // warms up
            long before = threads.getCurrentThreadCpuTime();
            WebhookParser.parse(FORM, body);
            // It takes some 20 ms; quadratic would be minutes. In between there is room for a slow machine.
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .isLessThan(Duration.ofMillis(500));
        }
    }

    private static List<Hook> parse(String... pairs) {
        return WebhookParser.parse(FORM, form(pairs));
    }

    private static String form(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
