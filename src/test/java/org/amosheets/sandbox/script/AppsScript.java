package org.amosheets.sandbox.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.amosheets.sandbox.script.Execution.Kind;
import org.amosheets.sandbox.script.Project.Installed;
import org.amosheets.sandbox.script.Project.Reply;
import org.amosheets.sandbox.script.Project.Shown;
import org.amosheets.sandbox.sheets.FakeSheets;
import org.amosheets.sandbox.sheets.Tab;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The script of {@code apps-script/} in the fake spreadsheet. Every run begins with nothing but what Google keeps, as real
 * runs do, and several may go on at once.
 */
public final class AppsScript {

    /** Who clicks in the menu unless said otherwise. */
    public static final String OWNER = "owner@example.test";

    private static final Path FOLDER = Path.of("apps-script/src");
    private static final Engine ENGINE = Engine.newBuilder("js")
            .option("engine.WarnInterpreterOnly", "false")
            .build();

    private final List<Source> sources;
    private final FakeSheets sheets;
    private final String locale;
    private final Project project;

    /** @param locale the spreadsheet's, such as {@code ru_RU} */
    public AppsScript(FakeSheets sheets, String locale, Web web, Clock clock) {
        this(FOLDER, sheets, locale, web, clock);
    }

    private AppsScript(Path folder, FakeSheets sheets, String locale, Web web, Clock clock) {
        this.sources = sources(folder);
        this.sheets = sheets;
        this.locale = locale;
        this.project = new Project(clock, web);
        this.project.activeSheetId = sheets.tabs().get(0).sheetId();
    }

    /** The script of an older tool, whose trigger its user installed by hand. */
    public static AppsScript older(String name, FakeSheets sheets, Web web) {
        AppsScript script = new AppsScript(
                Path.of("src/test/resources/older-scripts", name), sheets, "ru_RU", web, Clock.systemUTC());
        script.project.triggers.add(new Installed("1", "handleEdit", "ON_EDIT", OWNER));
        return script;
    }

    private static List<Source> sources(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(AppsScript::source).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Path file) {
        try {
            return Source.newBuilder("js", file.toFile()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- what people do ----

    /** Somebody opens the spreadsheet. */
    public void open() {
        run(Kind.SIMPLE, OWNER, "onOpen", null);
    }

    /** Somebody looks at this tab. */
    public void show(Tab tab) {
        project.activeSheetId = tab.sheetId();
    }

    public void click(String function) {
        click(function, OWNER);
    }

    public void click(String function, String user) {
        run(Kind.MENU, user, function, null);
    }

    /** What the next dialog that asks anything is answered with. */
    public AppsScript reply(String button, String text) {
        project.replies.add(new Reply(button, text));
        return this;
    }

    /** Goes through the set-up for the tab that is shown. */
    public AppsScript setUp(String address, String secret) {
        reply("OK", address).reply("OK", secret).reply("YES", "").click("amoSetUp");
        return this;
    }

    // ---- what Google does after a person's edit; the service's own writes come by the API and fire nothing ----

    /** Rows of a tab were typed into, pasted or filled: fires all triggers for edits, and those for changes. */
    public void edited(Tab tab, int firstRow, int lastRow) {
        fire("ON_EDIT", (event, run) -> {
            event.putMember("range", range(tab, run, firstRow, lastRow));
            return event;
        });
        changed("EDIT");
    }

    /** The spreadsheet changed in this way: {@code INSERT_ROW}, {@code REMOVE_ROW}, {@code OTHER} and so on. */
    public void changed(String type) {
        fire("ON_CHANGE", (event, run) -> {
            event.putMember("changeType", type);
            return event;
        });
    }

    private SheetServices.Range range(Tab tab, Execution run, int firstRow, int lastRow) {
        SheetServices.Sheet sheet = new SheetServices.Spreadsheet(run, sheets, locale).sheet(tab.sheetId());
        return new SheetServices.Range(run, sheet, tab, firstRow, 1, lastRow - firstRow + 1, 1);
    }

    private void fire(String event, BiFunction<Value, Execution, Value> fill) {
        for (Installed trigger : List.copyOf(project.triggers)) {
            if (trigger.event().equals(event)) {
                run(Kind.INSTALLED, trigger.owner(), trigger.function(), run -> {
                    Value object = run.object();
                    object.putMember("triggerUid", trigger.id());
                    object.putMember("source", new SheetServices.Spreadsheet(run, sheets, locale));
                    return fill.apply(object, run);
                });
            }
        }
    }

    // ---- what came of it ----

    public List<Web.Call> calls() {
        return List.copyOf(project.calls);
    }

    public List<String> toasts() {
        return List.copyOf(project.toasts);
    }

    public List<String> menu() {
        return List.copyOf(project.menu);
    }

    /** What the dialogs showed, one after the other. */
    public List<String> dialogs() {
        return project.dialogs.stream().map(Shown::text).toList();
    }

    public String lastDialog() {
        return project.dialogs.get(project.dialogs.size() - 1).text();
    }

    public Map<String, String> properties() {
        return Map.copyOf(project.properties);
    }

    /** The functions that triggers run, with whose they are. */
    public List<String> triggers() {
        return project.triggers.stream()
                .map(trigger -> trigger.function() + " " + trigger.event() + " " + trigger.owner())
                .sorted()
                .toList();
    }

    public void forgetCache() {
        project.cache.clear();
    }

    // ---- a run ----

    private interface Argument {
        Value of(Execution run);
    }

    private void run(Kind kind, String user, String function, @Nullable Argument argument) {
        Context.Builder builder = Context.newBuilder("js").engine(ENGINE).allowHostAccess(HostAccess.ALL);
        try (Context js = builder.build();
                Execution run = new Execution(project, kind, user, js)) {
            Value global = js.getBindings("js");
            SheetServices.Spreadsheet spreadsheet = new SheetServices.Spreadsheet(run, sheets, locale);
            global.putMember("SpreadsheetApp", new SheetServices.App(run, spreadsheet));
            global.putMember("PropertiesService", new KeptServices.Properties(run));
            global.putMember("CacheService", new KeptServices.Cache(run));
            global.putMember("LockService", new KeptServices.Locks(run));
            global.putMember("UrlFetchApp", new CallServices.Fetch(run));
            global.putMember("ScriptApp", new CallServices.Triggers(run));
            global.putMember("Utilities", new CallServices.Utilities());
            LongSupplier now = project.clock::millis;
            js.eval("js", "(now) => { Date.now = () => Number(now()); }").execute(now);
            sources.forEach(js::eval);
            Value called = global.getMember(function);
            if (argument == null) {
                called.executeVoid();
            } else {
                called.executeVoid(argument.of(run));
            }
        }
    }
}
