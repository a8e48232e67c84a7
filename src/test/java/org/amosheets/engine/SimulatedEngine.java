package org.amosheets.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.sheets.Sheet;
import org.amosheets.store.Inbox;
import org.amosheets.store.Store;
import org.yaml.snakeyaml.Yaml;

/**
 * One process of the service without Camel and Spring: the real beans, called in the order in which the shipped route files
 * name them, on the caller's thread.
 */
public final class SimulatedEngine {

    private record Step(String bean, String method) {}

    private static final Map<String, List<Step>> ROUTES = routes();

    private final Store store;
    private final Leadership leadership;
    private final Map<String, Object> beans = new HashMap<>();
    private final Map<Inbox.Lane, BatchFailures> failures = new HashMap<>();
    private final SheetScan scan;
    private final ImportLook imports;
    private final Reconcile reconcile;
    private final FirstLook firstLook;
    private final StandingChanges standing;
    private Runnable whileTabIsRead = () -> {};
    private boolean looking;

    public SimulatedEngine(
            Store store,
            AmoCrm amoCrm,
            Sheet sheet,
            MappingSource mapping,
            SyncOptions options,
            SendCreates.Sizes sizes,
            Supplier<String> keys,
            Clock clock) {
        this.store = store;
        this.leadership = new Leadership(store.lease(), sheet, new Installation(store, sheet, clock));
        TabSource tabs = new TabSource(mapping, amoCrm, new Staff(sheet, clock, Duration.ofMinutes(5)), options, clock);
        ContactIndexer index = new ContactIndexer(store, amoCrm, options.phoneRegion());
        beans.put("openBatch", new OpenBatch(store, tabs, clock));
        beans.put("findRows", new FindRows(store, amoCrm, tabs));
        beans.put("loadRows", new LoadRows(store, sheet, tabs));
        beans.put("identifyRows", new IdentifyRows(store, sheet, keys, options));
        beans.put("appendRows", new AppendRows(store, amoCrm, sheet, tabs, keys));
        beans.put("loadLeads", new LoadLeads(amoCrm, Runnable::run, tabs, store, clock));
        beans.put("adoptLeads", new AdoptLeads(store, amoCrm));
        beans.put("settleDoubt", new SettleDoubt(store, amoCrm));
        SendCreates sender = new SendCreates(amoCrm, tabs, Runnable::run, sizes);
        beans.put("createLeads", new CreateLeads(store, amoCrm, new ReadyRows(options), index, sender));
        beans.put("giveContacts", new GiveContacts(amoCrm, store, index));
        beans.put("planMerge", new PlanMerge(store, index, new MassChanges(store, options)));
        beans.put("applyToCrm", new ApplyToCrm(amoCrm, store, tabs, clock));
        beans.put("prepareCells", new PrepareCells(options));
        beans.put("applyToSheet", new ApplyToSheet(sheet, store));
        beans.put("commitBatch", new CommitBatch(store, options, Crossings.NOBODY, clock));
        this.scan = new SheetScan(store, slow(sheet), tabs, leadership, options, clock);
        this.imports = new ImportLook(store, sheet, tabs, leadership, clock);
        this.reconcile = new Reconcile(store, amoCrm, index, tabs, leadership, clock);
        this.firstLook = new FirstLook(scan, reconcile, leadership);
        this.standing = new StandingChanges(store, clock);
        for (Inbox.Lane lane : Inbox.Lane.values()) {
            failures.put(lane, new BatchFailures(store));
        }
    }

    /** The lease's heart beats once. */
    public void beat() {
        leadership.beat();
    }

    public boolean leads() {
        return leadership.leads();
    }

    public void poll() {
        look(scan::scan);
    }

    /** Done each time the look at the whole tab has read it and has not judged it yet: batches go on meanwhile. */
    public void whileTabIsRead(Runnable action) {
        whileTabIsRead = action;
    }

    private void look(Runnable scanning) {
        looking = true;
        try {
            scanning.run();
        } finally {
            looking = false;
        }
    }

    private Sheet slow(Sheet sheet) {
        return (Sheet) Proxy.newProxyInstance(
                Sheet.class.getClassLoader(), new Class<?>[] {Sheet.class}, (proxy, method, arguments) -> {
                    Object answer;
                    try {
                        answer = method.invoke(sheet, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    // A second read is done within the turn, and no batch can come between.
                    if (looking && method.getName().equals("all")) {
                        looking = false;
                        whileTabIsRead.run();
                    }
                    return answer;
                });
    }

    /** What the clock does each second. */
    public void pollIfAsked() {
        look(scan::scanIfAsked);
    }

    public void feedImport() {
        imports.look();
    }

    public void reconcile() {
        reconcile.reconcile();
    }

    public void firstLook() {
        look(firstLook::look);
    }

    public StandingChanges standing() {
        return standing;
    }

    /**
     * What the inbox's consumer does at one look.
     *
     * @param done whether there was nothing to do
     * @param pauseMs how long the consumer would rest before it looks again
     * @param said why the batch failed; empty where it did not
     */
    public record Worked(boolean done, long pauseMs, String said) {}

    public Worked work(Inbox.Lane lane) {
        BatchFailures told = Objects.requireNonNull(failures.get(lane));
        if (!leadership.ready()) {
            return new Worked(true, 250, "");
        }
        Inbox.Taken taken = null;
        try (Leadership.Turn turn = leadership.takeTurn()) {
            if (!leadership.recover()) {
                return new Worked(true, 250, "");
            }
            taken = store.inbox().take(lane, told.most(1000), 0);
            if (taken.isEmpty()) {
                return new Worked(true, 50, "");
            }
            Object body = taken;
            for (Step step :
                    Objects.requireNonNull(ROUTES.get(lane == Inbox.Lane.ROWS ? "sheet-to-crm" : "crm-to-sheet"))) {
                body = call(step, body);
            }
            told.succeeded();
            return new Worked(false, 0, "");
        } catch (RuntimeException e) {
            BatchFailures.Answer answer = told.answer(taken, e);
            return new Worked(false, answer.pauseMs(), root(e));
        }
    }

    private static String root(Throwable e) {
        Throwable cause = BatchFailures.root(e);
        return cause.getClass().getSimpleName() + (BatchFailures.isOurs(cause) ? "" : " (unforeseen) " + cause);
    }

    private Object call(Step step, Object body) {
        Object bean = beans.get(step.bean());
        if (bean == null) {
            throw new IllegalStateException("The simulation lacks the bean " + step.bean());
        }
        try {
            for (Method method : bean.getClass().getDeclaredMethods()) {
                if (method.getName().equals(step.method())
                        && method.getParameterCount() == 1
                        && java.lang.reflect.Modifier.isPublic(method.getModifiers())) {
                    return method.invoke(bean, body);
                }
            }
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException("No method " + step);
    }

    private static Map<String, List<Step>> routes() {
        Map<String, List<?>> read = new HashMap<>();
        for (String file : List.of("sheet-to-crm", "crm-to-sheet")) {
            try (InputStream in = Files.newInputStream(Path.of("routes", file + ".camel.yaml"))) {
                for (Map<String, Object> entry : new Yaml().<List<Map<String, Object>>>load(in)) {
                    Map<?, ?> route = (Map<?, ?>) Objects.requireNonNull(entry.get("route"));
                    Map<?, ?> from = (Map<?, ?>) Objects.requireNonNull(route.get("from"));
                    read.put(String.valueOf(route.get("id")), (List<?>) Objects.requireNonNull(from.get("steps")));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Map<String, List<Step>> routes = new HashMap<>();
        read.keySet().forEach(id -> routes.put(id, steps(read, id)));
        return routes;
    }

    private static List<Step> steps(Map<String, List<?>> read, String id) {
        List<Step> steps = new ArrayList<>();
        for (Object one : read.getOrDefault(id, List.of())) {
            Map<?, ?> step = (Map<?, ?>) one;
            if (step.get("bean") instanceof Map<?, ?> bean) {
                steps.add(new Step(String.valueOf(bean.get("ref")), String.valueOf(bean.get("method"))));
            } else if (step.get("to") instanceof Map<?, ?> to) {
                steps.addAll(steps(read, String.valueOf(to.get("uri")).substring("direct:".length())));
            } else {
                throw new IllegalStateException("The simulation cannot follow " + step);
            }
        }
        return steps;
    }
}
