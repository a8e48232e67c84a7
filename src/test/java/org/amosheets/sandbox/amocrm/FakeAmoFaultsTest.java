package org.amosheets.sandbox.amocrm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.amosheets.sandbox.amocrm.FakeAmoClient.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake's front: tokens, limits, faults, log. */
class FakeAmoFaultsTest {

    private FakeAmoCrm fake;
    private FakeAmoClient client;

    @BeforeEach
    void start() {
        fake = FakeAmoCrm.builder().start();
        client = new FakeAmoClient(fake);
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void unknownTokenIs401AndUnknownRoute404() throws Exception {
        assertThat(client.get("/api/v4/nothing").status()).isEqualTo(404);
        assertThat(client.delete("/api/v4/leads", "").status()).isEqualTo(405);
        client.token("wrong");
        Answer answer = client.get("/api/v4/leads");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/title").asText()).isEqualTo("Unauthorized");
    }

    @Test
    void refreshTokenWorksOnceAndItsPairExpires() throws Exception {
        Answer first = grant(
                "'grant_type':'authorization_code','code':'" + fake.oauth().issueCode() + "'");
        assertThat(first.at("/expires_in").asLong()).isEqualTo(86400);
        String refresh = first.at("/refresh_token").asText();
        client.token(first.at("/access_token").asText());
        assertThat(client.get("/api/v4/account").status()).isEqualTo(200);
        fake.oauth().expireAccessTokens();
        assertThat(client.get("/api/v4/account").status()).isEqualTo(401);

        Answer second = grant("'grant_type':'refresh_token','refresh_token':'" + refresh + "'");
        assertThat(second.at("/refresh_token").asText()).isNotEqualTo(refresh);
        Answer burnt = grant("'grant_type':'refresh_token','refresh_token':'" + refresh + "'");
        assertThat(burnt.status()).isEqualTo(401);
        assertThat(burnt.at("/hint").asText()).isEqualTo("Token has been revoked");
    }

    @Test
    void eighthRequestInASecondIsRefusedInHtmlOrJson() throws Exception {
        List<Integer> statuses = statuses(8);
        assertThat(statuses.subList(0, 7)).containsOnly(200);
        assertThat(statuses.get(7)).isEqualTo(429);
        assertThat(fake.log().rejected429()).isEqualTo(1);
        assertThat(fake.log().maxInAnySecond()).isEqualTo(8);
        assertThat(client.get("/api/v4/account").type()).isEqualTo("text/html");
        fake.settings().tooManyAsJson(true);
        assertThat(client.get("/api/v4/account").at("/retry_after").asInt()).isEqualTo(300);
        Awaitility.await().until(() -> client.get("/api/v4/account").status() == 200);
    }

    @Test
    void manyViolationsBlockEverythingUntilSupportHelps() throws Exception {
        fake.settings().ratePerSecond(1).violationsUntilBlock(3);
        statuses(5);
        assertThat(fake.blocked()).isTrue();
        Answer token = grant("'grant_type':'refresh_token'");
        assertThat(token.status()).isEqualTo(403);
        assertThat(token.text()).startsWith("<html>");
        fake.unblock();
        fake.settings().ratePerSecond(100);
        assertThat(client.get("/api/v4/account").status()).isEqualTo(200);
    }

    @Test
    void statusBeforeDoesNothingAndStatusAfterDoesTheWork() throws Exception {
        fake.faults().on("POST", "/api/v4/leads").status(503);
        assertThat(client.post("/api/v4/leads", "[{}]").status()).isEqualTo(503);
        assertThat(fake.state().leads()).isEmpty();
        fake.faults().on("POST", "/api/v4/leads").statusAfter(504);
        assertThat(client.post("/api/v4/leads", "[{}]").status()).isEqualTo(504);
        assertThat(fake.state().leads()).hasSize(1);
        assertThat(client.post("/api/v4/leads", "[{}]").status()).isEqualTo(200);
    }

    @Test
    void connectionIsClosedBeforeOrAfterTheWork() {
        fake.faults().on("POST", ".*/leads").closeBefore();
        assertThatThrownBy(() -> client.post("/api/v4/leads", "[{}]")).isInstanceOf(IOException.class);
        assertThat(fake.state().leads()).isEmpty();
        fake.faults().on("POST", ".*/leads").closeAfter();
        assertThatThrownBy(() -> client.post("/api/v4/leads", "[{}]")).isInstanceOf(IOException.class);
        assertThat(fake.state().leads()).hasSize(1);
        assertThat(fake.requests()).extracting(RequestRecord::status).containsOnly(0);
    }

    @Test
    void hangingRequestBlocksNobodyAndGoesOnWhenReleased() throws Exception {
        CountDownLatch gate = fake.faults().on("POST", "*").hang();
        CompletableFuture<Answer> hanging = CompletableFuture.supplyAsync(() -> {
            try {
                return client.post("/api/v4/leads", "[{}]");
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Awaitility.await().until(() -> fake.log().inFlight() == 1);
        assertThat(client.get("/api/v4/account").status()).isEqualTo(200);
        assertThat(fake.state().leads()).isEmpty();
        gate.countDown();
        assertThat(hanging.get().status()).isEqualTo(200);
        assertThat(fake.state().leads()).hasSize(1);
    }

    @Test
    void delayOfEveryRequestLetsOthersRunMeanwhile() {
        fake.settings().delayMs(300);
        long start = System.nanoTime();
        List<CompletableFuture<Integer>> all = IntStream.range(0, 5)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return client.get("/api/v4/account").status();
                            } catch (IOException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        command -> new Thread(command).start()))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(300), Duration.ofMillis(1400));
    }

    @Test
    void logCountsRequestsAndListenersHearOfChanges() throws Exception {
        List<Activity> heard = new CopyOnWriteArrayList<>();
        fake.onChange(heard::add);
        long id = fake.ui().createLead("L", 0, 0);
        client.get("/api/v4/leads/" + id);
        client.patch("/api/v4/leads", "[{'id':" + id + ",'price':5},{'id':" + id + ",'price':6}]");
        assertThat(fake.log().countByPath())
                .containsEntry("GET /api/v4/leads/{id}", 1)
                .containsEntry("PATCH /api/v4/leads", 1);
        assertThat(fake.log().requests("PATCH", "/api/v4/leads").get(0).entities())
                .isEqualTo(2);
        Awaitility.await()
                .untilAsserted(() -> assertThat(heard)
                        .extracting(Activity::text)
                        .contains("added: L", "price 0 → 5", "price 5 → 6", "200"));
    }

    private List<Integer> statuses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    try {
                        return client.get("/api/v4/account").status();
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private Answer grant(String fields) throws IOException, InterruptedException {
        OAuth.Client app = fake.oauth().client();
        return client.post(
                "/oauth2/access_token",
                "{'client_id':'" + app.id() + "','client_secret':'" + app.secret() + "','redirect_uri':'"
                        + app.redirectUri() + "'," + fields + "}");
    }
}
