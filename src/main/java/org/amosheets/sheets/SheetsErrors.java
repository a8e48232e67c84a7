package org.amosheets.sheets;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.HttpResponseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/** Sorts what went wrong with a call: later it may work, a person has to act, or the request itself is at fault. */
public final class SheetsErrors {

    private static final Duration REPEAT_FOR = Duration.ofSeconds(10);

    private final String account;
    private final BackOff backOff;

    /** @param serviceAccountEmail with whom the spreadsheet has to be shared */
    public SheetsErrors(String serviceAccountEmail, QuotaLimit quota, Clock clock) {
        this.account = serviceAccountEmail;
        this.backOff = new BackOff(quota, clock);
    }

    /** Always throws: a {@link SheetsException} where Google was asked, else what was caught. */
    public void sort(String tried, Exception caught) throws Exception {
        if (caught instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            throw new SheetsException.Busy(sentence(tried, "it was interrupted", "nothing: it is tried again"), caught);
        }
        if (!(caught instanceof IOException || caught instanceof RuntimeCamelException)) {
            // Not Google's: a limiter or a guard that could not answer, or said no.
            throw caught;
        }
        HttpResponseException response = find(HttpResponseException.class, caught);
        IOException io = find(IOException.class, caught);
        if (response != null) {
            throw byStatus(tried, response);
        }
        if (io != null) {
            throw busy(tried, "Google could not be reached (" + io.getClass().getSimpleName() + ")", io);
        }
        throw caught;
    }

    /** Whether a failed read is still worth a repetition under the same call. */
    public boolean mayRepeat(Exchange exchange) {
        return exchange.getClock().elapsed() < REPEAT_FOR.toMillis();
    }

    /** Whether a request was surely not carried out: it was turned away at the door, or never got there. */
    static boolean surelyNotDone(SheetsException.Busy busy) {
        Throwable cause = busy.getCause();
        return (cause instanceof HttpResponseException response && response.getStatusCode() == 429)
                || cause instanceof ConnectException
                || cause instanceof UnknownHostException;
    }

    private SheetsException byStatus(String tried, HttpResponseException e) {
        int status = e.getStatusCode();
        String said = said(e);
        if (status == 429 || (status == 403 && said.contains("ateLimitExceeded"))) {
            backOff.slowDown();
            return busy(tried, "Google's quota was used up (" + status + ")", e);
        }
        if (status >= 500 || status == 408) {
            return busy(tried, "Google answered " + status, e);
        }
        if (!(e instanceof GoogleJsonResponseException) && (status == 400 || status == 401)) {
            return unavailable(
                    tried,
                    "Google refused the service account's key",
                    "make a new key for " + account + " in Google Cloud, set GOOGLE_SERVICE_ACCOUNT_JSON to it,"
                            + " and see that this machine's clock is right",
                    e);
        }
        return switch (status) {
            case 401 ->
                unavailable(
                        tried,
                        "Google refused the token of " + account + " (401)",
                        "make a new key and set GOOGLE_SERVICE_ACCOUNT_JSON to it",
                        e);
            case 403 ->
                said.contains("SERVICE_DISABLED") || said.contains("has not been used")
                        ? unavailable(
                                tried,
                                "the Google Sheets API is switched off (403)",
                                "switch it on in the Google Cloud project of " + account,
                                e)
                        : unavailable(
                                tried,
                                "Google refused access (403)",
                                "share the spreadsheet with " + account + " as an editor",
                                e);
            case 404 ->
                unavailable(
                        tried,
                        "Google knows no such spreadsheet (404)",
                        "check GOOGLE_SPREADSHEET_ID and share the spreadsheet with " + account + " as an editor",
                        e);
            default ->
                new SheetsException.Rejected(
                        sentence(tried, "Google answered " + status + ": " + said, "see what it names"), e);
        };
    }

    private static SheetsException busy(String tried, String why, IOException e) {
        return new SheetsException.Busy(sentence(tried, why, "nothing: it is tried again"), e);
    }

    private static SheetsException unavailable(String tried, String why, String fix, IOException e) {
        return new SheetsException.Unavailable(sentence(tried, why, fix), e);
    }

    static String sentence(String tried, String why, String fix) {
        return "Tried to " + tried + " but failed because " + why + ", do: " + fix;
    }

    private static String said(HttpResponseException e) {
        GoogleJsonError details = e instanceof GoogleJsonResponseException json ? json.getDetails() : null;
        String text = details == null || details.getMessage() == null ? "" : details.getMessage();
        String reason = details == null
                        || details.getErrors() == null
                        || details.getErrors().isEmpty()
                ? ""
                : " " + details.getErrors().get(0).getReason();
        String all = text + reason;
        // A long message quotes what was sent, and cells do not belong in a log.
        return all.length() > 200 ? all.substring(0, 200) + "…" : all;
    }

    private static <T extends Throwable> @Nullable T find(Class<T> type, Throwable caught) {
        for (Throwable t = caught; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return type.cast(t);
            }
        }
        return null;
    }
}
