package org.amosheets.sandbox.amocrm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake's webhooks: bodies, delivery, misbehaviour. */
class FakeAmoHooksTest {

    private HookReceiver receiver;
    private FakeAmoCrm fake;
    private FakeAmoClient client;

    @BeforeEach
    void start() throws Exception {
        receiver = new HookReceiver();
        fake = FakeAmoCrm.builder()
                .webhookTo(receiver.url())
                .with(settings -> settings.fiveMinutesTake(Duration.ofMillis(60)))
                .start();
        client = new FakeAmoClient(fake);
    }

    @AfterEach
    void stop() {
        fake.close();
        receiver.close();
    }

    @Test
    void editOnThePageIsToldWithTheAccountBlockFirst() {
        long id = fake.ui().createLead("Имя & знаки", 100, 0);
        fake.ui().setCustomField(id, "Источник", "Сайт");
        fake.ui().setCustomField(id, "Дата доставки", 1634590800L);
        Query body = await(3).get(2);
        assertThat(body.parameters().get(0).key()).isEqualTo("account[subdomain]");
        assertThat(body.first("account[id]")).contains("32427762");
        assertThat(body.first("leads[update][0][name]")).contains("Имя & знаки");
        assertThat(body.first("leads[update][0][modified_user_id]")).contains(Long.toString(SampleAccount.ADMIN));
        assertThat(body.first("leads[update][0][custom_fields][0][values][0][enum]"))
                .contains(SampleAccount.SOURCE + "0");
        assertThat(body.first("leads[update][0][custom_fields][1][values][0]")).contains("1634590800");
    }

    @Test
    void olderGenerationPutsASmallerAccountBlockLast() {
        fake.settings().hookGeneration(HookGeneration.Y2018);
        fake.ui().createContact("К", "1", null);
        Query body = await(1).get(0);
        assertThat(body.parameters().get(body.parameters().size() - 1).key()).isEqualTo("account[subdomain]");
        assertThat(body.has("account[id]")).isFalse();
        assertThat(body.has("contacts[add][0][updated_at]")).isFalse();
        assertThat(body.first("contacts[add][0][custom_fields][0][code]")).contains("PHONE");
        assertThat(body.first("contacts[add][0][type]")).contains("contact");
    }

    @Test
    void writesOfTheApiAreToldTooAsMadeByTheRobot() throws Exception {
        client.post("/api/v4/leads", "[{'name':'A'}]");
        assertThat(await(1).get(0).first("leads[add][0][modified_user_id]")).contains("0");
    }

    @Test
    void stageChangeIsToldTwiceAndDeletionWithThreeKeysOnly() {
        long id = fake.ui().createLead("L", 0, 0);
        fake.ui().moveLead(id, SampleAccount.SALES_WORK);
        fake.ui().deleteLead(id);
        List<Query> bodies = await(4);
        assertThat(bodies.get(1).first("leads[status][0][old_status_id]"))
                .contains(Long.toString(SampleAccount.SALES_NEW));
        assertThat(bodies.get(2).has("leads[update]")).isTrue();
        assertThat(bodies.get(3).parameters().stream().map(Query.Parameter::key).filter(key -> key.startsWith("leads")))
                .containsExactly(
                        "leads[delete][0][id]", "leads[delete][0][status_id]", "leads[delete][0][pipeline_id]");
    }

    @Test
    void massActionTellsSeveralEntitiesInOneBody() {
        List<Long> ids = IntStream.range(0, 3)
                .mapToObj(i -> fake.ui().createLead("L" + i, 0, 0))
                .toList();
        await(3);
        fake.ui().bulkMove(ids, SampleAccount.SALES, SampleAccount.SALES_WORK);
        Query body = await(4).get(3);
        assertThat(IntStream.range(0, 3)
                        .mapToObj(
                                i -> body.first("leads[status][" + i + "][id]").orElseThrow())
                        .map(Long::valueOf))
                .isEqualTo(ids);
    }

    @Test
    void refusedWebhookClimbsTheLadderAndClientErrorsEndItEarlier() {
        receiver.answer(500, 500, 500, 500, 500);
        fake.ui().createLead("L", 0, 0);
        Awaitility.await()
                .until(() -> fake.webhooks().deliveries().size() == 5
                        && fake.webhooks().idle());
        assertThat(fake.webhooks().deliveries()).extracting(Delivery::attempt).containsExactly(1, 2, 3, 4, 5);
        fake.webhooks().forgetDeliveries();
        receiver.answer(404, 404, 404);
        fake.ui().createLead("M", 0, 0);
        Awaitility.await()
                .until(() -> fake.webhooks().deliveries().size() == 3
                        && fake.webhooks().idle());
        assertThat(fake.webhooks().deliveries()).extracting(Delivery::status).containsOnly(404);
    }

    @Test
    void deafReceiverIsSwitchedOffAndPostSwitchesItOn() throws Exception {
        fake.settings().fiveMinutesTake(Duration.ofSeconds(20));
        receiver.answer(IntStream.range(0, 110).mapToObj(i -> 500).toArray(Integer[]::new));
        IntStream.range(0, 101).forEach(i -> fake.ui().createLead("L" + i, 0, 0));
        Awaitility.await().until(() -> fake.webhooks().subscriptions().get(0).disabled());
        String write = "{'destination':'" + receiver.url() + "','settings':['add_lead'],'sort':5}";
        FakeAmoClient.Answer again = client.post("/api/v4/webhooks", write);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.at("/disabled").asBoolean(true)).isFalse();
        assertThat(fake.webhooks().subscriptions().get(0).settings()).containsExactly("add_lead");
    }

    @Test
    void webhooksAreListedAndDeletedByDestination() throws Exception {
        assertThat(client.get("/api/v4/webhooks").at("/_total_items").asInt()).isEqualTo(1);
        String body = "{'destination':'" + receiver.url() + "'}";
        assertThat(client.delete("/api/v4/webhooks", body).status()).isEqualTo(204);
        assertThat(client.delete("/api/v4/webhooks", body).status()).isEqualTo(404);
    }

    @Test
    void deliveryDropsDoublesMergesAndReordersOnRequest() {
        fake.webhooks().dropNext(1);
        fake.ui().createLead("lost", 0, 0);
        fake.webhooks().duplicateNext(1);
        fake.ui().createLead("twice", 0, 0);
        await(2);
        fake.webhooks().mergeNext(2);
        fake.ui().createLead("m1", 0, 0);
        fake.ui().createLead("m2", 0, 0);
        Query merged = await(3).get(2);
        assertThat(merged.first("leads[add][1][name]")).contains("m2");
        fake.webhooks().reorderNext(2);
        fake.ui().createLead("r1", 0, 0);
        fake.ui().createLead("r2", 0, 0);
        assertThat(await(5).stream()
                        .map(body -> body.first("leads[add][0][name]").orElse(""))
                        .collect(Collectors.joining(",")))
                .isEqualTo("twice,twice,m1,r2,r1");
    }

    @Test
    void delayedBodyIsOvertakenAndThinOnesCarryIdsOnly() {
        fake.webhooks().delayNext(1, Duration.ofMillis(400));
        fake.ui().createLead("late", 0, 0);
        fake.webhooks().thin(true);
        fake.ui().createLead("early", 0, 0);
        List<Query> bodies = await(2);
        assertThat(bodies.get(0).has("leads[add][0][name]")).isFalse();
        assertThat(bodies.get(0).has("leads[add][0][status_id]")).isTrue();
        assertThat(bodies.get(1).first("leads[add][0][name]")).contains("late");
    }

    private List<Query> await(int count) {
        Awaitility.await().until(() -> receiver.bodies().size() >= count);
        return receiver.bodies();
    }
}
