package org.amosheets.sandbox.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.amosheets.sandbox.amocrm.FakeAmoClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake's data: shapes, validation, lists. */
class FakeAmoCrmTest {

    private FakeAmoCrm fake;
    private FakeAmoClient client;

    @BeforeEach
    void start() {
        fake = FakeAmoCrm.builder()
                .token("the-token")
                .ratePerSecond(1000)
                .with(settings -> settings.accountRatePerSecond(1000))
                .start();
        client = new FakeAmoClient(fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void accountTellsItsTimeZoneAndWhetherFiltersWork() throws Exception {
        fake.settings().filters(false);
        Answer answer = client.get("/api/v4/account?with=datetime_settings,is_api_filter_enabled");
        assertThat(answer.type()).isEqualTo("application/hal+json");
        assertThat(answer.at("/is_api_filter_enabled").asBoolean(true)).isFalse();
        assertThat(answer.at("/_embedded/datetime_settings/timezone").asText()).isEqualTo("Europe/Moscow");
    }

    @Test
    void wonAndLostHaveTheSameIdInEveryPipeline() throws Exception {
        Answer answer = client.get("/api/v4/leads/pipelines");
        assertThat(answer.at("/_total_items").asInt()).isEqualTo(2);
        answer.at("/_embedded/pipelines").forEach(pipeline -> {
            assertThat(pipeline.at("/_embedded/statuses").findValuesAsText("id"))
                    .contains("142", "143");
            assertThat(pipeline.at("/_embedded/statuses/0/type").asInt()).isEqualTo(1);
        });
    }

    @Test
    void customFieldsAreCreatedWith201AndThenListed() throws Exception {
        Answer created = client.post(
                "/api/v4/leads/custom_fields",
                "[{'name':'Ключ строки','type':'text','code':'SHEET_ROW','is_api_only':true}]");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/_embedded/custom_fields/0/is_api_only").asBoolean())
                .isTrue();
        Answer page = client.get("/api/v4/leads/custom_fields?limit=5&page=2");
        assertThat(page.at("/_page_count").asInt()).isEqualTo(2);
        assertThat(page.at("/_embedded/custom_fields").findValuesAsText("code")).contains("SHEET_ROW");
    }

    @Test
    void nothingFoundIs204WithoutABody() throws Exception {
        for (String path : new String[] {"/api/v4/leads", "/api/v4/leads/1", "/api/v4/contacts?page=9"}) {
            Answer answer = client.get(path);
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.text()).isEmpty();
        }
    }

    @Test
    void leadGetsDefaultsAndItsRequestIdBackAsText() throws Exception {
        Answer created = client.post("/api/v4/leads", "[{'name':'A','price':1200,'request_id':17},{'name':'B'}]");
        assertThat(created.status()).isEqualTo(200);
        assertThat(created.at("/_embedded/leads").findValuesAsText("request_id"))
                .containsExactly("17", "1");
        long id = created.at("/_embedded/leads/0/id").asLong();
        Answer lead = client.get("/api/v4/leads/" + id + "?with=contacts");
        assertThat(lead.at("/status_id").asLong()).isEqualTo(SampleAccount.SALES_NEW);
        assertThat(lead.at("/price").asLong()).isEqualTo(1200);
        assertThat(lead.at("/custom_fields_values").isNull()).isTrue();
        assertThat(lead.at("/_embedded/contacts").isArray()).isTrue();
    }

    @Test
    void oneBadEntityRefusesTheWholeBatchAndIsNamed() throws Exception {
        Answer answer = client.post(
                "/api/v4/leads",
                "[{'name':'good'},{'name':'bad','price':'12.5','request_id':'row-2','nonsense':null}," + "{'status_id':"
                        + SampleAccount.SALES_UNSORTED + "}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.at("/validation-errors/0/request_id").asText()).isEqualTo("row-2");
        assertThat(answer.at("/validation-errors/0/errors").findValuesAsText("code"))
                .containsExactly("FieldNotExpected", "InvalidType");
        assertThat(answer.at("/validation-errors/1/errors/0/path").asText()).isEqualTo("status_id");
        assertThat(fake.state().leads()).isEmpty();
    }

    @Test
    void partialApplyKeepsTheGoodEntitiesOfARefusedBatch() throws Exception {
        fake.settings().allOrNothing(false);
        Answer answer = client.post("/api/v4/leads", "[{'name':'good'},{'price':'x'}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(fake.state().leads()).extracting(LeadView::name).containsExactly("good");
    }

    @Test
    void batchesAreLimited() throws Exception {
        assertThat(client.post("/api/v4/leads", batch(251)).status()).isEqualTo(422);
        assertThat(client.post("/api/v4/leads/complex", batch(51)).status()).isEqualTo(400);
        assertThat(client.post("/api/v4/leads", "[]").status()).isEqualTo(400);
        assertThat(client.post("/api/v4/leads", batch(250)).status()).isEqualTo(200);
    }

    @Test
    void complexCreatesLeadAndContactAndNeverTwiceUnlessAsked() throws Exception {
        Answer answer = client.post("/api/v4/leads/complex", complex("+7 999 123-45-67"));
        assertThat(answer.at("/0/request_id/0").asText()).isEqualTo("row-1");
        assertThat(answer.at("/0/merged").asBoolean(true)).isFalse();
        long contact = answer.at("/0/contact_id").asLong();
        assertThat(fake.state().contact(contact).orElseThrow().phones()).containsExactly("+7 999 123-45-67");

        assertThat(client.post("/api/v4/leads/complex", complex("89991234567"))
                        .at("/0/id")
                        .asLong())
                .isNotEqualTo(answer.at("/0/id").asLong());
        assertThat(fake.state().leads()).hasSize(2);
    }

    @Test
    void duplicateControlMergesIntoTheKnownContactsLead() throws Exception {
        long first = client.post("/api/v4/leads/complex", complex("+7 999 123-45-67"))
                .at("/0/id")
                .asLong();
        fake.settings().duplicateControl(true);
        Answer again = client.post("/api/v4/leads/complex", complex("8 (999) 1234567"));
        assertThat(again.at("/0/merged").asBoolean()).isTrue();
        assertThat(again.at("/0/id").asLong()).isEqualTo(first);
        assertThat(fake.state().leads()).hasSize(1);
    }

    @Test
    void fieldsAreCheckedByTheirTypes() throws Exception {
        assertThat(firstError("{'field_id':" + SampleAccount.SOURCE + ",'values':[{'value':'Телеграм'}]}"))
                .isEqualTo("NotSupportedChoice at custom_fields_values.0.values.0.value");
        assertThat(firstError("{'field_id':" + SampleAccount.PHONE + ",'values':[{'value':'1'}]}"))
                .isEqualTo("NotSupportedChoice at custom_fields_values.0.field_id");
        assertThat(firstError(
                        "{'field_id':" + SampleAccount.REGION + ",'values':[{'value':'" + "я".repeat(256) + "'}]}"))
                .isEqualTo("TooLong at custom_fields_values.0.values.0.value");
        assertThat(firstError("{'field_id':" + SampleAccount.SOURCE + ",'values':[{'value':'Сайт','enum_code':null}]}"))
                .isEqualTo("FieldNotExpected at custom_fields_values.0.values.0.enum_code");
    }

    @Test
    void datesSnapToTheAccountsMidnightAndFieldsAreClearedByNull() throws Exception {
        long id = fake.ui().createLead("L", 0, 0);
        client.patch(
                "/api/v4/leads/" + id,
                "{'custom_fields_values':[{'field_id':" + SampleAccount.DELIVERY_DATE
                        + ",'values':[{'value':1634601600}]},{'field_id':" + SampleAccount.PAID
                        + ",'values':[{'value':true}]}]}");
        assertThat(fake.state().lead(id).orElseThrow().field("Дата доставки")).isEqualTo("1634590800");
        client.patch(
                "/api/v4/leads/" + id,
                "{'custom_fields_values':[{'field_id':" + SampleAccount.DELIVERY_DATE + ",'values':null}]}");
        LeadView lead = fake.state().lead(id).orElseThrow();
        assertThat(lead.field("Дата доставки")).isEmpty();
        assertThat(lead.field("Оплачено")).isEqualTo("true");
    }

    @Test
    void lossReasonOfALeadThatIsNotLostIsRefusedUnderErrors() throws Exception {
        long id = fake.ui().createLead("L", 0, 0);
        Answer answer = client.patch("/api/v4/leads/" + id, "{'loss_reason_id':5}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/errors/" + id).asText()).contains("lost lead");
        assertThat(client.patch("/api/v4/leads/" + id, "{'loss_reason_id':5,'status_id':143}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void phonesAreReplacedAsAWholeAndEnumIsRefused() throws Exception {
        long id = fake.ui().createContact("К", "1", "a@b.c");
        String write = "[{'id':" + id
                + ",'custom_fields_values':[{'field_code':'PHONE','values':[{'value':'2','%s':'MOB'}]}]}]";
        Answer refused = client.patch("/api/v4/contacts", write.formatted("enum"));
        assertThat(refused.at("/validation-errors/0/errors/0/path").asText())
                .isEqualTo("custom_fields_values.0.values.0.enum");
        assertThat(client.patch("/api/v4/contacts", write.formatted("enum_code"))
                        .status())
                .isEqualTo(200);
        assertThat(fake.state().contact(id).orElseThrow().phones()).containsExactly("2");
        assertThat(fake.state().contact(id).orElseThrow().emails()).containsExactly("a@b.c");
    }

    @Test
    void searchLagsBehindButListsDoNot() throws Exception {
        fake.settings().searchLag(Duration.ofMillis(400));
        fake.ui().createContact("Иванов", "+7 999 123-45-67", null);
        assertThat(client.get("/api/v4/contacts?query=123-45").status()).isEqualTo(204);
        assertThat(client.get("/api/v4/contacts").status()).isEqualTo(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                client.get("/api/v4/contacts?query=123-45").status())
                        .isEqualTo(200));
    }

    @Test
    void pagesAreLinkedAndTheLastHasNoNext() throws Exception {
        IntStream.range(0, 5).forEach(i -> fake.ui().createLead("L" + i, i, 0));
        Answer first = client.get("/api/v4/leads?limit=2&order[id]=desc");
        assertThat(first.at("/_embedded/leads").findValuesAsText("price")).containsExactly("4", "3");
        String next =
                first.at("/_links/next/href").asText().substring(fake.baseUrl().length());
        assertThat(client.get(next).at("/_embedded/leads").findValuesAsText("price"))
                .containsExactly("2", "1");
        Answer last = client.get("/api/v4/leads?limit=2&order[id]=desc&page=3");
        assertThat(last.json().at("/_links/next").isMissingNode()).isTrue();
        assertThat(last.json().at("/_links/prev").isMissingNode()).isFalse();
    }

    @Test
    void filtersSelectAndWithoutThePackageAreIgnored() throws Exception {
        long one = fake.ui().createLead("one", 1, 0);
        long two = fake.ui().createLead("two", 2, 0);
        fake.ui().moveLead(two, SampleAccount.WHOLESALE, SampleAccount.WHOLESALE_REQUEST);
        String byId = "/api/v4/leads?filter%5Bid%5D%5B%5D=" + one;
        String byStage = "/api/v4/leads?filter[statuses][0][pipeline_id]=" + SampleAccount.WHOLESALE
                + "&filter[statuses][0][status_id]=" + SampleAccount.WHOLESALE_REQUEST;
        assertThat(names(client.get(byId))).isEqualTo("one");
        assertThat(names(client.get(byStage))).isEqualTo("two");
        assertThat(client.get("/api/v4/leads?filter[updated_at][from]=99999999999")
                        .status())
                .isEqualTo(204);
        fake.settings().filters(false);
        assertThat(names(client.get(byId))).isEqualTo("one,two");
    }

    @Test
    void deletedLeadsAreOnlyInTheTrash() throws Exception {
        long id = fake.ui().createLead("L", 0, 0);
        fake.ui().deleteLead(id);
        assertThat(client.get("/api/v4/leads/" + id).status()).isEqualTo(204);
        Answer trash = client.get("/api/v4/leads?with=only_deleted");
        assertThat(trash.at("/_embedded/leads/0/is_deleted").asBoolean()).isTrue();
        fake.ui().restoreLead(id);
        assertThat(client.get("/api/v4/leads/" + id).status()).isEqualTo(200);
    }

    @Test
    void linksAreWrittenAsIsMainAndReadAsMainContact() throws Exception {
        long lead = fake.ui().createLead("L", 0, 0);
        long contact = fake.ui().createContact("К", null, null);
        Answer answer = client.post(
                "/api/v4/leads/" + lead + "/link",
                "[{'to_entity_id':" + contact + ",'to_entity_type':'contacts','metadata':{'is_main':true}}]");
        assertThat(answer.at("/_embedded/links/0/metadata/main_contact").asBoolean())
                .isTrue();
        assertThat(fake.state().links()).containsExactly(new LinkView(lead, contact, true));
        assertThat(client.get("/api/v4/contacts/" + contact + "?with=leads")
                        .at("/_embedded/leads/0/id")
                        .asLong())
                .isEqualTo(lead);
        client.post(
                "/api/v4/leads/" + lead + "/unlink", "[{'to_entity_id':" + contact + ",'to_entity_type':'contacts'}]");
        assertThat(fake.state().links()).isEmpty();
    }

    @Test
    void eventsTellWhoChangedWhatFromWhichValue() throws Exception {
        long id = fake.ui().createLead("L", 100, 0);
        fake.ui().as(SampleAccount.MANAGER).setPrice(id, 500);
        fake.ui().setCustomField(id, "Регион", "Тверь");
        Answer price = client.get(
                "/api/v4/events?filter[type]=sale_field_changed&filter[entity]=lead" + "&filter[entity_id][]=" + id);
        assertThat(price.at("/_embedded/events/0/created_by").asLong()).isEqualTo(SampleAccount.MANAGER);
        assertThat(price.at("/_embedded/events/0/value_before/0/sale_field_value/sale")
                        .asLong())
                .isEqualTo(100);
        assertThat(price.at("/_embedded/events/0/value_after/0/sale_field_value/sale")
                        .asLong())
                .isEqualTo(500);
        Answer region = client.get("/api/v4/events?filter[type]=custom_field_value_changed");
        assertThat(region.at("/_embedded/events/0/value_after/0/custom_field_value/text")
                        .asText())
                .isEqualTo("Тверь");
    }

    @Test
    void copyCarriesTheHiddenFieldsAlong() {
        fake.ui().addLeadField("Ключ строки", "text", "SHEET_ROW");
        long contact = fake.ui().createContact("К", null, null);
        long id = fake.ui().createLead("L", 7, contact);
        fake.ui().setCustomField(id, "SHEET_ROW", "key-1");
        fake.ui().setCustomField(id, "Дата доставки", LocalDate.of(2026, 11, 21));
        LeadView copy = fake.state().lead(fake.ui().copyLead(id)).orElseThrow();
        assertThat(copy.id()).isNotEqualTo(id);
        assertThat(copy.field("SHEET_ROW")).isEqualTo("key-1");
        assertThat(copy.mainContactId()).isEqualTo(contact);
        long midnight = LocalDate.of(2026, 11, 21)
                .atStartOfDay(ZoneId.of("Europe/Moscow"))
                .toEpochSecond();
        assertThat(copy.field("Дата доставки")).isEqualTo(Long.toString(midnight));
    }

    private String firstError(String field) throws Exception {
        Answer answer = client.post("/api/v4/leads", "[{'custom_fields_values':[" + field + "]}]");
        var error = answer.at("/validation-errors/0/errors/0");
        return error.path("code").asText() + " at " + error.path("path").asText();
    }

    private static String names(Answer answer) {
        return String.join(",", answer.at("/_embedded/leads").findValuesAsText("name"));
    }

    private static String batch(int size) {
        return IntStream.range(0, size).mapToObj(i -> "{'price':" + i + "}").collect(Collectors.joining(",", "[", "]"));
    }

    private static String complex(String phone) {
        return "[{'name':'L','price':5,'request_id':'row-1','_embedded':{'contacts':[{'name':'К','custom_fields_values':"
                + "[{'field_code':'PHONE','values':[{'value':'" + phone + "','enum_code':'WORK'}]}]}]}}]";
    }
}
