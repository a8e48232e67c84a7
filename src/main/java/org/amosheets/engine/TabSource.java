package org.amosheets.engine;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.mapping.Directory;
import org.amosheets.mapping.Directory.Pipeline;
import org.amosheets.mapping.Directory.Status;
import org.amosheets.mapping.FieldMapping;
import org.amosheets.mapping.MappedTab;
import org.amosheets.mapping.Mapping;
import org.amosheets.mapping.NewLeads;
import org.amosheets.sheets.Header;
import org.amosheets.sync.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the mapping in force with the account's names, anew for each batch. */
public final class TabSource {

    private static final Logger LOG = LoggerFactory.getLogger(TabSource.class);
    /** amoCRM's type of a status where plain calls can neither create nor patch ("unsorted"). */
    private static final int UNSORTED = 1;
    /** amoCRM's ids of "won" and "lost", the same in every pipeline. */
    private static final long WON = 142;

    private static final long LOST = 143;
    private static final long REFRESH_AFTER_MS = 60_000;
    private static final long OUTDATED_AFTER_MS = 3_600_000;
    private static final long LOOK_FOR_LOST_EVERY_MS = 300_000;

    private final MappingSource mappings;
    private final AmoCrm amoCrm;
    private final SyncOptions options;
    private final Clock clock;
    private final References references;
    private final Consumer<String> tell;
    private volatile long readAt;
    private volatile List<String> faults = List.of();
    /** What was said at the first look of fields that the account lacks; null before it. */
    private volatile @Nullable Set<Problem> lackedFromTheStart;

    private volatile boolean fieldLost;
    private volatile int lacking;
    private volatile Header lastSeen = new Header(List.of());

    /** @param staff the names of the staff, for a mapping that shows them */
    public TabSource(MappingSource mappings, AmoCrm amoCrm, Staff staff, SyncOptions options, Clock clock) {
        this(
                mappings,
                amoCrm,
                staff,
                options,
                clock,
                fault -> LOG.warn("The mapping does not fit the account or the tab: {}", fault));
    }

    /**
     * As above.
     *
     * @param tell gets each fault of the mapping, in English, whenever they change
     */
    public TabSource(
            MappingSource mappings,
            AmoCrm amoCrm,
            Staff staff,
            SyncOptions options,
            Clock clock,
            Consumer<String> tell) {
        this.tell = tell;
        this.references = new References(amoCrm, staff);
        this.mappings = mappings;
        this.amoCrm = amoCrm;
        this.options = options;
        this.clock = clock;
        this.readAt = clock.millis();
    }

    /** The mapping in force. */
    Mapping mapping() {
        return mappings.current();
    }

    /** The tab as it was last seen; {@link #bind} tells how it is. */
    Tab current() {
        return bind(lastSeen);
    }

    /**
     * As {@link #current()}, for what is only shown: also where a setting names a place for new leads that the account does
     * not have.
     */
    Tab named() {
        try {
            return current();
        } catch (Misconfigured misfit) {
            Mapping mapping = mappings.current();
            Directory directory = amoCrm.directory();
            return tab(mapping, directory, mapped(mapping, directory, lastSeen), NewLeads.of(mapping, directory), 0, 0);
        }
    }

    /**
     * Reads the account's names anew, unless that was done a moment ago: somebody uses one that is not known, and it may
     * have been added since. Returns whether they were read anew.
     */
    boolean refresh() {
        boolean due = clock.millis() - readAt >= REFRESH_AFTER_MS;
        if (due) {
            readAnew();
        }
        return due;
    }

    /** Whatever is asked of them next is younger than anything that was read of a lead so far. */
    void readAnew() {
        readAt = clock.millis();
        amoCrm.forgetDirectory();
    }

    /** Whether the account's names, read anew, are others than those that this tab was joined with. */
    boolean hasNewsFor(Tab tab) {
        readAnew();
        return !tab.directory().equals(amoCrm.directory());
    }

    /** For a tab with this header: a field whose column it lacks is left alone, as that does not read as emptied cells. */
    Tab bind(Header header) {
        lastSeen = header;
        // Whoever deleted a field was told to make it anew, and then waits for it to be taken up.
        if (clock.millis() - readAt > (fieldLost ? LOOK_FOR_LOST_EVERY_MS : OUTDATED_AFTER_MS)) {
            refresh();
        }
        Mapping mapping = mappings.current();
        Directory directory = amoCrm.directory();
        MappedTab mapped = mapped(mapping, directory, header);
        NewLeads newLeads = NewLeads.of(mapping, directory);
        report(mapped, newLeads);
        Pipeline pipeline = pipeline(directory);
        return tab(mapping, directory, mapped, newLeads, pipeline.id(), status(pipeline));
    }

    private MappedTab mapped(Mapping mapping, Directory directory, Header header) {
        Predicate<String> columns = header.names().isEmpty() ? column -> true : header::has;
        return MappedTab.of(mapping, directory, options.policy(), options.phoneRegion(), columns);
    }

    private Tab tab(
            Mapping mapping, Directory directory, MappedTab mapped, NewLeads newLeads, long pipeline, long status) {
        List<String> required = mapping.fields().stream()
                .filter(FieldMapping::required)
                .map(FieldMapping::field)
                .toList();
        return new Tab(mapped, mapping.service(), required, directory, pipeline, status, references, newLeads);
    }

    /** The mapping in force with every field that the account has, whatever columns the tab has. */
    public MappedTab everyField() {
        return MappedTab.of(mappings.current(), amoCrm.directory(), options.policy(), options.phoneRegion());
    }

    /**
     * Where new leads go: the pipeline's name and the status', with an arrow between.
     *
     * @throws Misconfigured where the account has no such pipeline or status
     */
    public String destination() {
        Pipeline pipeline = pipeline(amoCrm.directory());
        long status = status(pipeline);
        return pipeline.statuses().stream()
                .filter(candidate -> candidate.id() == status)
                .map(candidate -> pipeline.name() + " → " + candidate.name())
                .findFirst()
                .orElseThrow();
    }

    /** What of the mapping the tab or the account lacks, in English; said once each time that changes. */
    public List<String> faults() {
        return faults;
    }

    /** As {@link #faults()}; where nobody has looked yet, this header is looked at. */
    public List<String> faults(Supplier<Header> header) {
        if (lackedFromTheStart == null) {
            bind(header.get());
        }
        return faults;
    }

    /** How many fields the mapping names that the account does not have; empty where that was not looked at yet. */
    public OptionalInt lackedFields() {
        return lackedFromTheStart == null ? OptionalInt.empty() : OptionalInt.of(lacking);
    }

    private void report(MappedTab mapped, NewLeads newLeads) {
        Set<Problem> lacked = mapped.faults().stream()
                .filter(fault -> fault.code() == Problem.Code.UNKNOWN_FIELD)
                .collect(Collectors.toSet());
        lacking = lacked.size();
        Set<Problem> before = lackedFromTheStart;
        if (before == null) {
            lackedFromTheStart = lacked;
        } else {
            fieldLost = !before.containsAll(lacked);
        }
        Stream<String> columns = mapped.faults().stream().map(MappedTab::told);
        Stream<String> conditions = newLeads.faults().stream().map(fault -> "appendWhen: " + fault);
        List<String> now = Stream.concat(columns, conditions).toList();
        if (!now.equals(faults)) {
            faults = now;
            now.forEach(tell);
        }
    }

    private Pipeline pipeline(Directory directory) {
        Predicate<Pipeline> wanted =
                options.pipelineId() == 0 ? Pipeline::main : pipeline -> pipeline.id() == options.pipelineId();
        return directory.pipelines().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new Misconfigured("Tried to find the pipeline for new leads (AMO_PIPELINE_ID "
                        + options.pipelineId() + ") but the account has none such; set it to one of "
                        + directory.pipelines().stream()
                                .map(p -> p.id() + " " + p.name())
                                .toList()));
    }

    private long status(Pipeline pipeline) {
        Predicate<Status> wanted = options.statusId() == 0
                ? status -> status.type() != UNSORTED && status.id() != WON && status.id() != LOST
                : status -> status.id() == options.statusId();
        return pipeline.statuses().stream()
                .filter(wanted)
                .min(Comparator.comparingInt(Status::sort))
                .map(Status::id)
                .orElseThrow(() -> new Misconfigured("Tried to find the status for new leads (AMO_STATUS_ID "
                        + options.statusId() + ") but the pipeline " + pipeline.name()
                        + " has none such; set it to one of "
                        + pipeline.statuses().stream()
                                .map(s -> s.id() + " " + s.name())
                                .toList()));
    }
}
