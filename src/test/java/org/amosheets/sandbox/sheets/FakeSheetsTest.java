package org.amosheets.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.amosheets.sandbox.sheets.TestClient.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake over real HTTP: what the service and its tests rely on. */
class FakeSheetsTest {

    private FakeSheets fake = FakeSheets.builder()
            .tab("Лист1", "name", "phone", "email", "budget", "status")
            .tab("Маша's", "a")
            .noQuota()
            .start();
    private TestClient client;
    private Tab tab = fake.tab("Лист1");

    FakeSheetsTest() throws IOException {
        client = new TestClient(fake);
    }

    @BeforeEach
    void fill() {
        tab.setRow(2, "Анна", "+7 (999) 111-22-33", "a@x.ru", "1 000,50", "new");
        tab.setRow(3, "Борис", "'89992223344", "b@x.ru", "2000", "won");
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    private void restart(FakeSheetsBuilder builder) throws IOException {
        fake.close();
        fake = builder.start();
        client = new TestClient(fake);
        tab = fake.tabs().get(0);
    }

    @Test
    void refusesUnknownTokensSpreadsheetsTabsAndRanges() throws Exception {
        assertThat(client.values("Нет!A1", "").error()).isEqualTo("Unable to parse range: Нет!A1");
        Reply bad = client.values("Лист1!A0", "");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().at("/error/status").asText()).isEqualTo("INVALID_ARGUMENT");
        assertThat(bad.json().at("/error/errors/0/reason").asText()).isEqualTo("badRequest");
        assertThat(client.values("Лист1!A1001", "").error()).contains("exceeds grid limits. Max rows: 1000");
        assertThat(client.get("x").status()).isEqualTo(404);
        fake.faults().access(false);
        assertThat(client.get("").json().at("/error/status").asText()).isEqualTo("PERMISSION_DENIED");
        fake.faults().clear();
        fake.revokeTokens();
        assertThat(client.get("").json().at("/error/status").asText()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void refusesKeysOfOthers() {
        String key = fake.serviceAccountJson().replace("sync@sandbox", "thief@sandbox");
        assertThatThrownBy(() -> com.google.auth.oauth2.ServiceAccountCredentials.fromStream(
                                new java.io.ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8)))
                        .createScoped("https://www.googleapis.com/auth/spreadsheets")
                        .refreshAccessToken())
                .hasStackTraceContaining("account not found");
    }

    @Test
    void understandsEveryFormOfA1() {
        assertThat(client.values("Лист1!B2:C2", "").json().at("/range").asText())
                .isEqualTo("'Лист1'!B2:C2");
        assertThat(client.values("'Лист1'!A:A", "").json().at("/values").size()).isEqualTo(3);
        assertThat(client.values("Лист1!2:5", "").json().at("/range").asText()).isEqualTo("'Лист1'!A2:Z5");
        assertThat(client.values("Лист1!A3:C", "").json().at("/values/0/0").asText())
                .isEqualTo("Борис");
        assertThat(client.values("лист1", "").json().at("/range").asText()).isEqualTo("'Лист1'!A1:Z1000");
        assertThat(client.values("'Маша''s'!A1", "").json().at("/values/0/0").asText())
                .isEqualTo("a");
        assertThat(client.values("C1", "").json().at("/values/0/0").asText()).isEqualTo("email");
    }

    @Test
    void cutsBlankEndsAndLeavesOutEmptyValues() {
        tab.setRow(6, "", "", "c@x.ru");
        Reply read = client.get("/values:batchGet?ranges=" + TestClient.encode("Лист1!A4:E9") + "&ranges="
                + TestClient.encode("Лист1!A10:E20") + "&ranges=" + TestClient.encode("Лист1!A1:C"));
        assertThat(read.json().at("/valueRanges/0/values").toString()).isEqualTo("[[],[],[\"\",\"\",\"c@x.ru\"]]");
        assertThat(read.json().at("/valueRanges/1").has("values")).isFalse();
        assertThat(read.json().at("/valueRanges/2/values").size()).isEqualTo(6);
        assertThat(client.values("Лист1!A2:B3", "?majorDimension=COLUMNS")
                        .json()
                        .at("/values/0")
                        .toString())
                .isEqualTo("[\"Анна\",\"Борис\"]");
    }

    @Test
    void rendersByOption() {
        tab.type(4, "budget", "=D2+D3");
        tab.type(4, "name", "31.12.2025");
        String formatted =
                client.values("Лист1!A4:D4", "").json().at("/values/0").toString();
        assertThat(formatted).isEqualTo("[\"31.12.2025\",\"\",\"\",\"3000,5\"]");
        assertThat(client.values("Лист1!A4:D4", "?valueRenderOption=UNFORMATTED_VALUE")
                        .json()
                        .at("/values/0")
                        .toString())
                .isEqualTo("[46022,\"\",\"\",3000.5]");
        assertThat(client.values(
                                "Лист1!A4:D4",
                                "?valueRenderOption=UNFORMATTED_VALUE&dateTimeRenderOption=FORMATTED_STRING")
                        .json()
                        .at("/values/0/0")
                        .asText())
                .isEqualTo("31.12.2025");
        assertThat(client.values("Лист1!D4", "?valueRenderOption=FORMULA")
                        .json()
                        .at("/values/0/0")
                        .asText())
                .isEqualTo("=D2+D3");
    }

    @Test
    void writesRawAsItIsAndUserEnteredAsTyped() {
        String body = "{`values`:[[`=1+1`,`+79991234567`,`1/2`,`007`,`'x`],[5,true,null,``,`+7 (999) 1`]]}";
        assertThat(client.put("/values/" + TestClient.encode("Лист1!A5:E6"), body)
                        .error())
                .contains("valueInputOption");
        client.put("/values/" + TestClient.encode("Лист1!A5:E6") + "?valueInputOption=RAW", body);
        assertThat(tab.row(5).values()).containsExactly("=1+1", "+79991234567", "1/2", "007", "'x");
        assertThat(tab.value(6, "name")).isEqualTo(5.0);
        Reply reply = client.put(
                "/values/" + TestClient.encode("Лист1!A5:E6")
                        + "?valueInputOption=USER_ENTERED&includeValuesInResponse=true",
                body);
        assertThat(reply.json().at("/updatedCells").asInt()).isEqualTo(9);
        assertThat(reply.json().at("/updatedData/values/0/0").asText()).isEqualTo("2");
        assertThat(tab.formula(5, "name")).isEqualTo("=1+1");
        assertThat(tab.value(5, "phone")).isEqualTo(79991234567.0);
        assertThat(tab.cell(5, "email")).startsWith("01.02.");
        assertThat(tab.value(5, "budget")).isEqualTo(7.0);
        assertThat(tab.cell(5, "status")).isEqualTo("x");
        assertThat(tab.value(6, "status")).isEqualTo("#ERROR!");
    }

    @Test
    void leavesNullCellsAloneAndRefusesWhatDoesNotFit() {
        Reply reply = client.post(
                "/values:batchUpdate",
                "{`valueInputOption`:`RAW`,`data`:[{`range`:`Лист1!A2:C2`,`values`:[[null,`x`,``]]},"
                        + "{`range`:`Лист1!A3`,`majorDimension`:`COLUMNS`,`values`:[[`B`,`C`]]}]}");
        assertThat(reply.json().at("/totalUpdatedCells").asInt()).isEqualTo(4);
        assertThat(tab.row(2))
                .containsEntry("name", "Анна")
                .containsEntry("phone", "x")
                .containsEntry("email", "");
        assertThat(tab.cell(4, "name")).isEqualTo("C");
        Reply tooMuch = client.post(
                "/values:batchUpdate",
                "{`valueInputOption`:`RAW`,`data`:[{`range`:`Лист1!A2`,`values`:[[`no`]]},"
                        + "{`range`:`Лист1!A2:B2`,`values`:[[1,2,3]]}]}");
        assertThat(tooMuch.error()).contains("tried writing to column [C]");
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
    }

    @Test
    void appendsAfterTheTableAndClears() {
        tab.type(3, 8, "stray");
        Reply reply = client.post(
                "/values/" + TestClient.encode("Лист1!A1")
                        + ":append?valueInputOption=RAW&insertDataOption=INSERT_ROWS",
                "{`values`:[[`Вера`,`1`]]}");
        assertThat(reply.json().at("/tableRange").asText()).isEqualTo("'Лист1'!A1:E3");
        assertThat(reply.json().at("/updates/updatedRange").asText()).isEqualTo("'Лист1'!A4:B4");
        assertThat(tab.cell(4, "name")).isEqualTo("Вера");
        assertThat(client.post("/values/" + TestClient.encode("Лист1!A4:Z") + ":clear", "{}")
                        .json()
                        .at("/clearedRange")
                        .asText())
                .isEqualTo("'Лист1'!A4:Z1001");
        client.post("/values:batchClear", "{`ranges`:[`Лист1!A2`,`Лист1!B3`]}");
        assertThat(tab.cell(2, "name") + tab.cell(3, "phone")).isEmpty();
    }

    @Test
    void readsGridDataThroughAMask() {
        tab.type(3, "budget", "=D2*2");
        client.batch("{`updateDimensionProperties`:{`range`:{`sheetId`:0,`dimension`:`COLUMNS`,`startIndex`:1,"
                + "`endIndex`:2},`properties`:{`hiddenByUser`:true},`fields`:`hiddenByUser`}}");
        Reply reply = client.get("?ranges=" + TestClient.encode("Лист1!B3:D9")
                + "&fields=sheets(properties.title,data(startRow,startColumn,"
                + "rowData/values(userEnteredValue,effectiveValue.numberValue),columnMetadata/hiddenByUser))");
        assertThat(reply.json().toString())
                .isEqualTo("{\"sheets\":[{\"properties\":{\"title\":\"Лист1\"},\"data\":[{\"startRow\":2,"
                        + "\"startColumn\":1,\"rowData\":[{\"values\":["
                        + "{\"userEnteredValue\":{\"stringValue\":\"89992223344\"},\"effectiveValue\":{}},"
                        + "{\"userEnteredValue\":{\"stringValue\":\"b@x.ru\"},\"effectiveValue\":{}},"
                        + "{\"userEnteredValue\":{\"formulaValue\":\"=D2*2\"},\"effectiveValue\":{\"numberValue\":2001}}"
                        + "]}],\"columnMetadata\":[{\"hiddenByUser\":true},{},{}]}]}]}");
        assertThat(client.get("?fields=sheets.propertees").error()).contains("propertees");
        assertThat(client.get("").json().at("/sheets/0").has("data")).isFalse();
        assertThat(client.get("?includeGridData=true")
                        .json()
                        .at("/sheets/0/data/0/rowData")
                        .size())
                .isEqualTo(3);
        assertThat(fake.tab("Лист1").hiddenColumns()).containsExactly("phone");
    }

    @Test
    void readsByDataFilter() {
        Reply reply = client.post(
                ":getByDataFilter?fields=sheets.data.rowData.values.formattedValue",
                "{`dataFilters`:[{`gridRange`:{`sheetId`:0,`startRowIndex`:1,`endRowIndex`:2,`endColumnIndex`:1}},"
                        + "{`a1Range`:`Лист1!C3`}]}");
        assertThat(reply.json()
                        .at("/sheets/0/data/0/rowData/0/values/0/formattedValue")
                        .asText())
                .isEqualTo("Анна");
        assertThat(reply.json()
                        .at("/sheets/0/data/1/rowData/0/values/0/formattedValue")
                        .asText())
                .isEqualTo("b@x.ru");
        Reply values = client.post(
                "/values:batchGetByDataFilter",
                "{`dataFilters`:[{`gridRange`:{`sheetId`:0,`startRowIndex`:2,`endRowIndex`:3}}]}");
        assertThat(values.json().at("/valueRanges/0/valueRange/values/0/0").asText())
                .isEqualTo("Борис");
    }

    @Test
    void takesAPreImageInTheSameBatchAsTheWrite() {
        Reply added = client.batch("{`addSheet`:{`properties`:{`title`:`_amo sync`,`hidden`:true,"
                + "`gridProperties`:{`rowCount`:10,`columnCount`:5}}}}");
        int hidden = added.json().at("/replies/0/addSheet/properties/sheetId").asInt();
        fake.faults().beforeNextWrite(() -> tab.type(2, "name", "Анна П."));
        Reply reply = client.post(
                ":batchUpdate?fields=updatedSpreadsheet.sheets.data.rowData.values.effectiveValue",
                ("{`requests`:[{`copyPaste`:{`source`:{`sheetId`:0,`startRowIndex`:1,`endRowIndex`:2,"
                                + "`startColumnIndex`:0,`endColumnIndex`:2},`destination`:{`sheetId`:%d,"
                                + "`startRowIndex`:0,`endRowIndex`:1,`startColumnIndex`:0,`endColumnIndex`:2},"
                                + "`pasteType`:`PASTE_VALUES`}},{`updateCells`:{`start`:{`sheetId`:0,`rowIndex`:1,"
                                + "`columnIndex`:0},`rows`:[{`values`:[{`userEnteredValue`:{`stringValue`:`=X`}}]}],"
                                + "`fields`:`userEnteredValue`}}],`includeSpreadsheetInResponse`:true,"
                                + "`responseRanges`:[`'_amo sync'!A1:B1`]}")
                        .formatted(hidden));
        assertThat(reply.json().at("/updatedSpreadsheet/sheets").size()).isEqualTo(1);
        assertThat(reply.json()
                        .at("/updatedSpreadsheet/sheets/0/data/0/rowData/0/values/0/effectiveValue/stringValue")
                        .asText())
                .isEqualTo("Анна П.");
        assertThat(tab.cell(2, "name")).isEqualTo("=X");
        assertThat(tab.formula(2, "name")).isNull();
        assertThat(fake.tab("_amo sync").isHidden()).isTrue();
    }

    @Test
    void appliesABatchWhollyOrNotAtAll() {
        long before = fake.revision();
        Reply reply = client.batch(
                "{`updateCells`:{`start`:{`sheetId`:0,`rowIndex`:1},`rows`:[{`values`:[{`userEnteredValue`:"
                        + "{`numberValue`:1}}]}],`fields`:`*`}}",
                "{`updateCells`:{`start`:{`sheetId`:0,`rowIndex`:1000},`rows`:[{`values`:[{}]}],`fields`:`*`}}");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).startsWith("Invalid requests[1].updateCells: ");
        assertThat(client.batch("{`noSuch`:{}}").error()).contains("Unknown name \"noSuch\"");
        assertThat(fake.revision()).isEqualTo(before);
        assertThat(tab.cell(2, "name")).isEqualTo("Анна");
    }

    @Test
    void clearsWhatTheRowsDoNotCover() {
        client.batch("{`updateCells`:{`range`:{`sheetId`:0,`startRowIndex`:1,`endRowIndex`:3,`endColumnIndex`:2},"
                + "`rows`:[{`values`:[{`userEnteredValue`:{`boolValue`:true}}]}],`fields`:`userEnteredValue`}}");
        assertThat(tab.row(2)).containsEntry("name", "TRUE").containsEntry("phone", "");
        assertThat(tab.row(3)).containsEntry("name", "").containsEntry("email", "b@x.ru");
        client.batch("{`updateCells`:{`range`:{`sheetId`:0,`startRowIndex`:2,`endRowIndex`:3},`fields`:`*`}}");
        assertThat(tab.filledRows()).isEqualTo(2);
    }

    @Test
    void movesReferencesOfFormulasWithTheirCells() {
        tab.type(2, 6, "=D2+$D$3&\" D2\"");
        tab.copyRow(2, 5);
        assertThat(fake.tab("Лист1").snapshot(5, 5).rows().get(0).get(5)).isEqualTo("3000,5 D2");
        tab.insertRow(2);
        client.batch("{`repeatCell`:{`range`:{`sheetId`:0,`startRowIndex`:6,`endRowIndex`:8,`startColumnIndex`:0,"
                + "`endColumnIndex`:1},`cell`:{`userEnteredValue`:{`formulaValue`:`=SUM(D3:D4)+Нет(1)`}},"
                + "`fields`:`userEnteredValue`}}");
        Reply formulas = client.get("/values:batchGet?valueRenderOption=FORMULA&ranges="
                + TestClient.encode("Лист1!F3") + "&ranges=" + TestClient.encode("Лист1!F6") + "&ranges="
                + TestClient.encode("Лист1!A7:A8"));
        assertThat(formulas.json().at("/valueRanges/0/values/0/0").asText()).isEqualTo("=D3+$D$4&\" D2\"");
        assertThat(formulas.json().at("/valueRanges/1/values/0/0").asText()).isEqualTo("=D6+$D$4&\" D2\"");
        assertThat(formulas.json().at("/valueRanges/2/values/1/0").asText()).isEqualTo("=SUM(D4:D5)+Нет(1)");
        assertThat(tab.value(7, "name")).isEqualTo("#NAME?");
        tab.deleteRow(4);
        assertThat(tab.value(3, "name")).isEqualTo("Анна");
        assertThat(tab.cell(3, 6)).isEqualTo("#REF!");
    }

    @Test
    void computesTheTinyFormulaLanguage() {
        tab.type(10, 1, "=SUM(D2:D3)*2-(1+1)/2");
        tab.type(11, 1, "=1/0");
        tab.type(12, 1, "=A13");
        tab.type(13, 1, "=A12");
        tab.type(14, 1, "='Маша''s'!A1&\"!\"");
        tab.type(15, 1, "=A2+1");
        tab.type(16, 1, "=SUM(D2:D)");
        assertThat(IntStream.rangeClosed(10, 16)
                        .mapToObj(row -> tab.cell(row, 1))
                        .toList())
                .containsExactly("6000", "#DIV/0!", "#REF!", "#REF!", "a!", "#VALUE!", "3000,5");
    }

    @Test
    void changesRowsColumnsAndTabs() {
        Reply reply = client.batch(
                "{`appendDimension`:{`sheetId`:0,`dimension`:`COLUMNS`,`length`:2}}",
                "{`insertDimension`:{`range`:{`sheetId`:0,`dimension`:`ROWS`,`startIndex`:1,`endIndex`:2}}}",
                "{`moveDimension`:{`source`:{`sheetId`:0,`dimension`:`COLUMNS`,`startIndex`:0,`endIndex`:1},"
                        + "`destinationIndex`:3}}",
                "{`deleteDimension`:{`range`:{`sheetId`:0,`dimension`:`ROWS`,`startIndex`:2,`endIndex`:3}}}",
                "{`appendCells`:{`sheetId`:0,`rows`:[{`values`:[{`userEnteredValue`:{`stringValue`:`z`}}]}],"
                        + "`fields`:`userEnteredValue`}}",
                "{`updateSheetProperties`:{`properties`:{`sheetId`:0,`title`:`Сделки`,`gridProperties`:"
                        + "{`frozenRowCount`:1}},`fields`:`title,gridProperties.frozenRowCount`}}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(tab.title()).isEqualTo("Сделки");
        assertThat(tab.headers()).containsExactly("phone", "email", "name", "budget", "status");
        assertThat(tab.rows()).hasSize(3);
        assertThat(tab.cell(3, "name")).isEqualTo("Борис");
        assertThat(tab.cell(4, "phone")).isEqualTo("z");
        Reply grid = client.get("?fields=sheets.properties");
        assertThat(grid.json().at("/sheets/0/properties/gridProperties").toString())
                .isEqualTo("{\"rowCount\":1000,\"columnCount\":28,\"frozenRowCount\":1}");
        assertThat(client.batch("{`addSheet`:{`properties`:{`title`:`сделки`}}}")
                        .error())
                .contains("already exists");
    }

    @Test
    void tiesMetadataToRowsButNotThroughASort() {
        Reply made = client.batch(
                "{`createDeveloperMetadata`:{`developerMetadata`:{`metadataKey`:`lead`,`metadataValue`:`7`,"
                        + "`visibility`:`DOCUMENT`,`location`:{`dimensionRange`:{`sheetId`:0,`dimension`:`ROWS`,"
                        + "`startIndex`:1,`endIndex`:2}}}}}",
                "{`createDeveloperMetadata`:{`developerMetadata`:{`metadataKey`:`v`,`visibility`:`PROJECT`,"
                        + "`location`:{`spreadsheet`:true}}}}");
        assertThat(made.json()
                        .at("/replies/0/createDeveloperMetadata/developerMetadata/metadataId")
                        .asInt())
                .isPositive();
        tab.insertRow(2);
        tab.sortBy("name", false);
        String search = "{`dataFilters`:[{`developerMetadataLookup`:{`metadataKey`:`lead`}}]}";
        Reply found = client.post("/developerMetadata:search", search);
        assertThat(found.json()
                        .at("/matchedDeveloperMetadata/0/developerMetadata/location/dimensionRange/startIndex")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.get("?fields=developerMetadata.metadataKey").json().toString())
                .isEqualTo("{\"developerMetadata\":[{\"metadataKey\":\"v\"}]}");
        tab.deleteRow(3);
        assertThat(client.post("/developerMetadata:search", search).json().isEmpty())
                .isTrue();
    }

    @Test
    void limitsReadsInATrueSlidingWindow() throws Exception {
        SteppingClock clock = new SteppingClock();
        restart(FakeSheets.builder().tab("Лист1", "a").quota(3, 2).clock(clock));
        client.get("");
        clock.advance(Duration.ofSeconds(40));
        client.get("");
        client.get("");
        Reply refused = client.get("");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().at("/error/status").asText()).isEqualTo("RESOURCE_EXHAUSTED");
        clock.advance(Duration.ofSeconds(21));
        assertThat(client.get("").status()).isEqualTo(200);
        assertThat(client.get("").status()).isEqualTo(429);
        assertThat(client.batch("{`noSuch`:{}}").status()).isEqualTo(400);
        assertThat(fake.reads()).isEqualTo(6);
        assertThat(fake.writes()).isEqualTo(1);
        assertThat(fake.rejected429()).isEqualTo(2);
        assertThat(fake.maxReadsInWindow()).isEqualTo(5);
    }

    @Test
    void anotherQuotaCountsWhatWasUsedBeforeItWasGranted() throws Exception {
        restart(FakeSheets.builder().tab("Лист1", "a").quota(1, 1).clock(new SteppingClock()));
        client.get("");
        assertThat(client.get("").status()).isEqualTo(429);
        fake.grant(2, 1);
        assertThat(client.get("").status()).isEqualTo(200);
        assertThat(client.get("").status()).isEqualTo(429);
    }

    @Test
    void breaksRequestsBeforeAndAfterTheyAreApplied() {
        String write = "/values/A9?valueInputOption=RAW";
        fake.faults().nextWrite(Fault.status(503));
        assertThat(client.put(write, "{`values`:[[1]]}").status()).isEqualTo(503);
        assertThat(tab.cell(9, 1)).isEmpty();
        fake.faults().nextWrite(Fault.statusAfter(503));
        Reply lost = client.put(write, "{`values`:[[2]]}");
        assertThat(lost.json().at("/error/status").asText()).isEqualTo("UNAVAILABLE");
        assertThat(tab.cell(9, 1)).isEqualTo("2");
        fake.faults().next(1, call -> call.body().contains("[[3]]"), Fault.closeBefore());
        assertThat(client.put(write, "{`values`:[[3]]}").status()).isZero();
        assertThat(tab.cell(9, 1)).isEqualTo("2");
        fake.faults().nextWrite(Fault.closeAfter());
        assertThat(client.put(write, "{`values`:[[4]]}").status()).isZero();
        assertThat(tab.cell(9, 1)).isEqualTo("4");
        assertThat(fake.faults().planned()).isZero();
    }

    @Test
    void delaysAndHoldsRequests() {
        fake.faults().nextRead(Fault.delay(Duration.ofMillis(150)));
        long begin = System.nanoTime();
        client.get("");
        assertThat(System.nanoTime() - begin).isGreaterThan(150_000_000);
        fake.faults().nextWrite(Fault.hang());
        var late =
                CompletableFuture.supplyAsync(() -> client.put("/values/A9?valueInputOption=RAW", "{`values`:[[1]]}"));
        await().until(() -> fake.faults().hanging() == 1);
        assertThat(tab.cell(9, 1)).isEmpty();
        fake.faults().release();
        assertThat(late.join().status()).isEqualTo(200);
        assertThat(tab.cell(9, 1)).isEqualTo("1");
    }

    @Test
    void letsAPersonActBetweenReadAndWrite() {
        fake.faults().afterNextRead(() -> tab.sortBy("name", false));
        assertThat(client.values("Лист1!A2", "").json().at("/values/0/0").asText())
                .isEqualTo("Анна");
        assertThat(client.values("Лист1!A2", "").json().at("/values/0/0").asText())
                .isEqualTo("Борис");
    }

    @Test
    void showsReadsAnOlderState() throws Exception {
        SteppingClock clock = new SteppingClock();
        restart(FakeSheets.builder().tab("Лист1", "a").clock(clock));
        fake.faults().staleReads(Duration.ofMillis(500));
        tab.setRow(2, "x");
        assertThat(client.values("Лист1!A2", "").json().has("values")).isFalse();
        clock.advance(Duration.ofMillis(501));
        assertThat(client.values("Лист1!A2", "").json().has("values")).isTrue();
    }

    @Test
    void showsAPersonWhatAPersonDoes() {
        tab.paste(4, List.of(List.of("Вера", "1"), List.of("Глеб")));
        tab.cutRow(2, 6);
        assertThat(tab.row(2).values()).containsOnly("");
        tab.moveRow(6, 2);
        assertThat(tab.find("name", "Анна")).isEqualTo(2);
        tab.insertColumn(1);
        tab.moveColumn("email", 1);
        tab.clearCell(3, "phone");
        tab.renameTab("Продажи");
        assertThat(fake.tab("Продажи").headers()).containsExactly("email", "", "name", "phone", "budget", "status");
        assertThat(tab.rows())
                .first()
                .isEqualTo(Map.of(
                        "name", "Анна", "phone", "#ERROR!", "email", "a@x.ru", "budget", "1000,5", "status", "new"));
        TabSnapshot before = tab.snapshot();
        tab.deleteRow(2);
        assertThat(before.rows().get(1)).contains("Анна");
        assertThat(tab.snapshot().revision()).isGreaterThan(before.revision());
    }

    @Test
    void tellsUserEditsFromWritesOfTheApi() throws Exception {
        List<Change> changes = new ArrayList<>();
        try (AutoCloseable listening = fake.onChange(changes::add)) {
            assertThat(listening).isNotNull();
            tab.type(3, "name", "Б");
            client.put("/values/A5?valueInputOption=RAW", "{`values`:[[1],[2]]}");
        }
        tab.type(3, "name", "В");
        assertThat(changes).extracting(Change::origin).containsExactly(Origin.USER, Origin.API);
        assertThat(changes.get(0).rows()).isEqualTo(Map.of("Лист1", List.of(3)));
        assertThat(changes.get(1).rows()).isEqualTo(Map.of("Лист1", List.of(5, 6)));
    }

    @Test
    void postsUserEditsAsTheScriptDoes() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/webhook/sheets", exchange -> {
            received.add(exchange.getRequestHeaders().getFirst("X-Webhook-Secret") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        service.start();
        fake.scriptTo("http://localhost:" + service.getAddress().getPort() + "/webhook/sheets", "s3cret");
        tab.type(2, "budget", "5");
        client.put("/values/A9?valueInputOption=RAW", "{`values`:[[1]]}");
        tab.sortBy("name", true);
        fake.script().dropNext(1);
        tab.type(2, "budget", "6");
        tab.paste(2, List.of(List.of("А"), List.of("Б")));
        await().until(() -> fake.script().deliveries().size() == 3);
        service.stop(0);
        assertThat(fake.script().deliveries())
                .extracting(SheetScript.Delivery::status)
                .containsExactly(202, -1, 202);
        assertThat(received).hasSize(2);
        assertThat(received.get(0))
                .startsWith("s3cret {\"rows\":[{\"row\":2,\"values\":{\"name\":\"Анна\"")
                .contains("\"budget\":5", "\"editedAt\":\"");
        assertThat(received.get(1)).contains("\"row\":2", "\"row\":3");
    }

    @Test
    void staysQuickWithAHundredThousandRows() throws Exception {
        restart(FakeSheets.builder().tab("Лист1", "a", "b").gridSize(100_001, 15));
        List<List<String>> rows = IntStream.range(0, 100_000)
                .mapToObj(i ->
                        IntStream.range(0, 15).mapToObj(c -> "v" + i + "." + c).toList())
                .toList();
        tab.paste(2, rows);
        long begin = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            tab.type(50_000 + i, 3, "x");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(client.values("Лист1!A:A", "").json().at("/values").size()).isEqualTo(100_001);
    }

    /** Moves only when told. */
    private static final class SteppingClock extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        synchronized void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }
    }
}
