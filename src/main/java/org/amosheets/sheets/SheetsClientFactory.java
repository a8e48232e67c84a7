package org.amosheets.sheets;

import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.Sheets;
import com.google.api.services.sheets.v4.SheetsScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.ServiceAccountCredentials;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.google.sheets.GoogleSheetsClientFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the client that Camel's component calls Google with: as a service account, under any root address, with time-outs
 * that fit our lease. Nothing goes over the network before the first call. The component's own factory knows neither.
 */
public final class SheetsClientFactory implements GoogleSheetsClientFactory {

    private static final String APPLICATION = "amo-sheets-sync";
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 30_000;

    /** A write has to be over, one way or the other, before the lease of 10 s that it was sent under. */
    private static final int WRITE_CONNECT_MILLIS = 2_000;

    private static final int WRITE_READ_MILLIS = 7_500;

    private final ServiceAccountCredentials credentials;
    private final String rootUrl;
    private final int writeReadMillis;
    private final AnswerCount count;

    /**
     * @param serviceAccountKey the key file's JSON; its {@code token_uri} says where tokens come from
     * @throws IllegalArgumentException where the key cannot be read
     */
    public SheetsClientFactory(String serviceAccountKey, String rootUrl, AnswerCount count) {
        this(serviceAccountKey, rootUrl, WRITE_READ_MILLIS, count);
    }

    SheetsClientFactory(String serviceAccountKey, String rootUrl, int writeReadMillis, AnswerCount count) {
        this.count = count;
        this.writeReadMillis = writeReadMillis;
        this.credentials = credentials(serviceAccountKey);
        this.rootUrl = rootUrl.endsWith("/") ? rootUrl : rootUrl + "/";
    }

    /** With whom a spreadsheet has to be shared. */
    public String serviceAccountEmail() {
        return credentials.getClientEmail();
    }

    /**
     * Gets a token where there is none or it ends soon. A route does so before it asks whether it may still write: a slow
     * token server must not stand between that question and the request.
     */
    public void freshToken() throws IOException {
        credentials.refreshIfExpired();
    }

    @Override
    public Sheets makeClient(
            CamelContext context,
            String serviceAccountKey,
            Collection<String> scopes,
            @Nullable String applicationName,
            @Nullable String delegate) {
        HttpCredentialsAdapter authorization = new HttpCredentialsAdapter(credentials);
        GridParser parser = new GridParser(GsonFactory.getDefaultInstance());
        HttpRequestInitializer initializer = request -> {
            authorization.initialize(request);
            request.setNumberOfRetries(1);
            request.setResponseInterceptor(answer -> count.answered(answer.getStatusCode()));
            request.setIOExceptionHandler((lost, repeatable) -> {
                count.answered(0);
                return false;
            });
            // The client sets the method and its own parser after this; an interceptor is the last to have a say.
            request.setInterceptor(sent -> {
                timeouts(sent);
                sent.setParser(parser.of(sent.getUrl()));
            });
        };
        return new Sheets.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), initializer)
                .setRootUrl(rootUrl)
                .setApplicationName(APPLICATION)
                .build();
    }

    @Override
    public Sheets makeClient(
            String clientId,
            String clientSecret,
            Collection<String> scopes,
            String applicationName,
            String refreshToken,
            String accessToken) {
        throw new UnsupportedOperationException("Only service accounts are supported");
    }

    private void timeouts(HttpRequest request) {
        boolean write = request.getRequestMethod().equals("POST");
        request.setConnectTimeout(write ? WRITE_CONNECT_MILLIS : CONNECT_MILLIS);
        request.setReadTimeout(write ? writeReadMillis : READ_MILLIS);
    }

    private static ServiceAccountCredentials credentials(String key) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(key.getBytes(StandardCharsets.UTF_8))) {
            return ServiceAccountCredentials.fromStream(in).toBuilder()
                    .setScopes(List.of(SheetsScopes.SPREADSHEETS))
                    .setDefaultRetriesEnabled(false)
                    .build();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "Tried to read the Google service account's key but failed because " + e.getMessage()
                            + ", download its JSON key again and set GOOGLE_SERVICE_ACCOUNT_JSON to it",
                    e);
        }
    }
}
