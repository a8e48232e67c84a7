package org.amosheets.web.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.amosheets.web.console.Sessions.Session;

/**
 * The pages for the person who runs the service. Who is not signed in sees the page to sign in and nothing else. Every form
 * carries its session's token, so that no other site can send one in the operator's name.
 */
public final class Console {

    /** The path of the first page; all others are below it. */
    static final String HOME = "/console";

    private static final String ASSETS = HOME + "/assets/";
    private static final String STARTING =
            "<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>amo-sheets-sync</title></head><body>"
                    + "<p>Служба запускается…</p><p lang=\"en\">The service is starting…</p></body></html>";

    private final Sessions sessions;
    private final Lazy<Frame> frame;

    /** How it went when somebody gave a token to sign in. */
    public enum Refused {
        NOT,
        WRONG,
        TOO_OFTEN
    }

    /** @param parts asked for when the first page is */
    public Console(Sessions sessions, Supplier<Parts> parts) {
        this.sessions = sessions;
        this.frame = new Lazy<>(() -> new Frame(parts.get()));
    }

    public Sessions sessions() {
        return sessions;
    }

    /** What a browser shows until the service has started; it asks again by itself. */
    public Reply starting(Visit visit) {
        return Reply.page(503, STARTING.getBytes(StandardCharsets.UTF_8)).with("Refresh", "2");
    }

    /**
     * Answers any request for one of the console's addresses.
     *
     * @param token tries what was given as the operator's token
     */
    public Reply answer(Visit visit, Function<String, Refused> token) {
        String path = visit.path();
        if (path.startsWith(ASSETS)) {
            return Assets.find(path.substring(ASSETS.length()))
                    .orElseGet(() -> frame().problem(visit, Optional.empty(), 404, "error.404"));
        }
        if (visit.isPost() && visit.foreign()) {
            return frame().problem(visit, Optional.empty(), 403, "error.foreign");
        }
        return switch (path) {
            case "/" -> visit.token() ? signedIn(visit.at(HOME)) : Reply.to(HOME);
            case HOME + "/language" -> language(visit);
            case HOME + "/sign-in" -> signIn(visit, token);
            default -> signedIn(visit);
        };
    }

    /** What the edge refuses before there is anything to answer, or could not answer at all. */
    public Reply refused(Visit visit, int status) {
        String text = switch (status) {
            case 405 -> "error.method";
            case 413 -> "error.large";
            case 503 -> "error.store";
            default -> "error.500";
        };
        return frame().problem(visit, Optional.empty(), status, text);
    }

    private Reply signedIn(Visit visit) {
        Optional<Session> session =
                visit.token() ? Optional.of(sessions.begin()) : sessions.of(visit.cookies(), visit.secure());
        if (session.isEmpty()) {
            String place = HOME + "/sign-in" + (visit.isPost() ? "" : "?back=" + Places.encoded(Places.of(visit)));
            // What only replaces a part of a page has to lead the whole of it away.
            return visit.fragment()
                    ? Reply.page(401, new byte[0]).with("HX-Redirect", HOME + "/sign-in")
                    : Reply.to(place);
        }
        if (visit.isPost() && !visit.token() && !sessions.isFormToken(session.get(), visit.given(Frame.FORM_TOKEN))) {
            return frame().problem(visit, session, 403, "error.form");
        }
        if (visit.isPost() && visit.path().equals(HOME + "/sign-out")) {
            sessions.end(session.get());
            return Reply.to(HOME + "/sign-in?said=signed-out").with("Set-Cookie", sessions.noCookie(visit.secure()));
        }
        return frame().show(visit, session.get());
    }

    private Reply signIn(Visit visit, Function<String, Refused> token) {
        String back = Places.safe(visit.isPost() ? visit.given("back") : visit.asked("back"));
        if (!visit.isPost()) {
            return sessions.of(visit.cookies(), visit.secure()).isPresent()
                    ? Reply.to(back)
                    : frame().signIn(visit, back, "");
        }
        return switch (token.apply(visit.given("token").strip())) {
            case NOT -> Reply.to(back).with("Set-Cookie", sessions.cookie(sessions.begin(), visit.secure()));
            case WRONG -> frame().signIn(visit, back, "sign-in.wrong");
            case TOO_OFTEN -> frame().signIn(visit, back, "sign-in.too-often");
        };
    }

    private static Reply language(Visit visit) {
        Locale picked = Languages.named(visit.asked("to")).orElse(Languages.of(visit));
        return Reply.to(Places.safe(visit.asked("back"))).with("Set-Cookie", Languages.cookie(picked, visit.secure()));
    }

    private Frame frame() {
        return frame.get();
    }
}
