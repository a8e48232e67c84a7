package org.amosheets.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.ExtendedValue;
import com.google.api.services.sheets.v4.model.GridCoordinate;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import com.google.api.services.sheets.v4.model.UpdateCellsRequest;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake through the real Google client, with the key file and the token endpoint. */
class FakeSheetsGoogleClientTest {

    @TempDir
    private Path dir;

    private final FakeSheets fake =
            FakeSheets.builder().tab("Лист1", "name", "phone").start();

    @AfterEach
    void stop() {
        fake.close();
    }

    private Sheets client() throws IOException {
        var credentials = GoogleCredentials.fromStream(Files.newInputStream(fake.serviceAccountFile(dir)))
                .createScoped("https://www.googleapis.com/auth/spreadsheets");
        return new Sheets.Builder(
                        new NetHttpTransport(),
                        GsonFactory.getDefaultInstance(),
                        new HttpCredentialsAdapter(credentials))
                .setRootUrl(fake.rootUrl())
                .setApplicationName("test")
                .build();
    }

    @Test
    void writesAndReadsValues() throws Exception {
        Sheets sheets = client();
        sheets.spreadsheets()
                .values()
                .update(fake.spreadsheetId(), "Лист1!A2:B2", new ValueRange().setValues(List.of(List.of("Анна", 5))))
                .setValueInputOption("RAW")
                .execute();
        assertThat(fake.tab("Лист1").row(2)).containsEntry("name", "Анна").containsEntry("phone", "5");
        ValueRange read = sheets.spreadsheets()
                .values()
                .get(fake.spreadsheetId(), "'Лист1'!A:B")
                .setValueRenderOption("UNFORMATTED_VALUE")
                .execute();
        assertThat(read.getValues().get(1)).hasToString("[Анна, 5]");
        assertThat(read.getRange()).isEqualTo("'Лист1'!A1:B1000");
    }

    @Test
    void sendsABatchAndReadsTheAnswer() throws Exception {
        CellData cell = new CellData().setUserEnteredValue(new ExtendedValue().setStringValue("=1+1"));
        var update = new UpdateCellsRequest()
                .setStart(new GridCoordinate().setSheetId(0).setRowIndex(1).setColumnIndex(0))
                .setRows(List.of(new RowData().setValues(List.of(cell))))
                .setFields("userEnteredValue");
        var answer = client().spreadsheets()
                .batchUpdate(
                        fake.spreadsheetId(),
                        new BatchUpdateSpreadsheetRequest()
                                .setRequests(List.of(new Request().setUpdateCells(update)))
                                .setIncludeSpreadsheetInResponse(true)
                                .setResponseRanges(List.of("Лист1!A1:B2"))
                                .setResponseIncludeGridData(true))
                .execute();
        assertThat(answer.getReplies()).hasSize(1);
        var rows = answer.getUpdatedSpreadsheet()
                .getSheets()
                .get(0)
                .getData()
                .get(0)
                .getRowData();
        assertThat(rows.get(1).getValues().get(0).getFormattedValue()).isEqualTo("=1+1");
    }

    @Test
    void survivesALongListOfRanges() throws Exception {
        List<String> ranges = IntStream.range(1, 300)
                .mapToObj(row -> "Лист1!A" + row + ":B" + row)
                .toList();
        var answer = client().spreadsheets()
                .values()
                .batchGet(fake.spreadsheetId())
                .setRanges(ranges)
                .execute();
        assertThat(answer.getValueRanges()).hasSize(299);
        assertThat(fake.reads()).isEqualTo(1);
    }

    /** The JDK repeats some POSTs on its own when a connection is lost; the Google client streams, so ours are not. */
    @Test
    void showsThatALostAnswerIsNotHiddenByTheTransport() throws Exception {
        Sheets sheets = client();
        sheets.spreadsheets().get(fake.spreadsheetId()).execute();
        fake.faults().nextWrite(Fault.closeAfter());
        var append = sheets.spreadsheets()
                .values()
                .append(fake.spreadsheetId(), "Лист1!A1", new ValueRange().setValues(List.of(List.of("Анна"))))
                .setValueInputOption("RAW");
        assertThatThrownBy(append::execute).isInstanceOf(IOException.class);
        assertThat(fake.writes()).isEqualTo(1);
        assertThat(fake.tab("Лист1").rows()).hasSize(1);
    }

    @Test
    void reportsErrorsAndRenewsTokens() throws Exception {
        Sheets sheets = client();
        assertThatThrownBy(() -> sheets.spreadsheets().get("unknown").execute())
                .isInstanceOfSatisfying(GoogleJsonResponseException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(404);
                    assertThat(e.getDetails().getErrors().get(0).getReason()).isEqualTo("notFound");
                });
        fake.revokeTokens();
        assertThat(sheets.spreadsheets().get(fake.spreadsheetId()).execute().getSheets())
                .hasSize(1);
        assertThat(fake.requests()).extracting(LoggedRequest::status).contains(404, 401);
    }
}
