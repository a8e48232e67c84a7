package org.amosheets.web.console;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.engine.Misconfigured;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.ShortWait;
import org.amosheets.store.StoreUnavailable;
import org.amosheets.web.console.Sessions.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all pages have about them, and the way to each. */
final class Frame {

    /** The field of every form that carries the session's token. */
    static final String FORM_TOKEN = "form";

    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    private final Parts parts;
    private final Templates templates = new Templates();
    private final Sections sections;
    private final Badges badges;

    Frame(Parts parts) {
        this.parts = parts;
        this.sections = Sections.of(parts);
        this.badges = new Badges(parts);
    }

    Reply show(Visit visit, Session session) {
        try {
            return ShortWait.during(() -> visit.isPost() ? act(visit, session) : look(visit, session));
        } catch (StoreUnavailable away) {
            return problem(visit, Optional.of(session), 503, visit.isPost() ? "error.store.done" : "error.store");
        } catch (AmoCrmException | SheetsException known) {
            return problem(visit, Optional.of(session), 502, "error.side", known);
        } catch (Misconfigured known) {
            return problem(visit, Optional.of(session), 502, "error.settings", known);
        } catch (RuntimeException fault) {
            // Its message may quote what a cell holds, so it stays out of the log and the page.
            LOG.error(
                    "Tried to show {} but failed because of {} at {}",
                    visit.path(),
                    fault.getClass().getName(),
                    fault.getStackTrace().length == 0 ? "?" : fault.getStackTrace()[0]);
            return problem(visit, Optional.of(session), 500, "error.500");
        }
    }

    private Reply look(Visit visit, Session session) {
        Words words = words(visit);
        return sections.page(visit.path())
                .map(page -> rendered(visit, Optional.of(session), page.show(visit, words)))
                .orElseGet(() -> problem(visit, Optional.of(session), 404, "error.404"));
    }

    private Reply act(Visit visit, Session session) {
        Words words = words(visit);
        return sections.action(visit.path())
                .map(action -> Reply.to(action.run(visit)))
                .or(() -> sections.answer(visit.path())
                        .map(page -> rendered(visit, Optional.of(session), page.show(visit, words))))
                .orElseGet(() -> problem(visit, Optional.of(session), 404, "error.404"));
    }

    Reply signIn(Visit visit, String back, String fault) {
        View view = View.of("sign-in").with("back", back).with("fault", fault);
        int status = fault.isEmpty() ? 200 : fault.equals("sign-in.too-often") ? 429 : 403;
        return rendered(visit, Optional.empty(), view.status(status));
    }

    Reply problem(Visit visit, Optional<Session> session, int status, String text) {
        return problem(visit, session, status, text, "");
    }

    private Reply problem(Visit visit, Optional<Session> session, int status, String text, RuntimeException known) {
        return problem(visit, session, status, text, Plain.of(String.valueOf(known.getMessage()), words(visit)));
    }

    private Reply problem(Visit visit, Optional<Session> session, int status, String text, String detail) {
        View view = visit.fragment() ? View.part("error", "failed") : View.of("error");
        Reply reply = rendered(
                visit,
                session,
                view.status(status).with("text", text).with("detail", detail).with("again", sections.back(visit)));
        // What it stands in stays, so that the next try has a place to show what came of it.
        return visit.fragment() ? reply.with("HX-Reswap", "innerHTML") : reply;
    }

    private Reply rendered(Visit visit, Optional<Session> session, View view) {
        Locale locale = Languages.of(visit);
        Words words = templates.words(locale);
        Map<String, @Nullable Object> frame = new HashMap<>();
        frame.put("lang", locale.getLanguage());
        frame.put("here", visit.path());
        frame.put("place", Places.encoded(Places.of(visit)));
        frame.put("signedIn", session.isPresent());
        frame.put("form", session.map(Session::formToken).orElse(""));
        frame.put("said", said(visit, words));
        frame.put("when", new When(words, parts.zone().get(), parts.clock().millis()));
        frame.put("words", words);
        frame.put("badges", session.isPresent() && !visit.fragment() ? badges.count() : Map.of());
        return Reply.page(view.status(), templates.html(view, locale, frame)).with("Vary", "Cookie, Accept-Language");
    }

    /** What the page before has done, by a name that has words; anything else says nothing. */
    private static String said(Visit visit, Words words) {
        String name = visit.asked("said");
        return name.matches("[a-z-]{1,40}") ? words.or("said." + name, "") : "";
    }

    private Words words(Visit visit) {
        return templates.words(Languages.of(visit));
    }
}
