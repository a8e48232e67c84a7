package org.amosheets.sandbox.amocrm;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The account's whole state behind one lock, which is never held while waiting or sending. */
final class Account {

    /** Leads and contacts count in ranges far apart, so that a mixed-up id is noticed. */
    private static final long FIRST_LEAD = 24_000_001;

    private static final long FIRST_CONTACT = 41_000_001;
    private static final long FIRST_COMPANY = 61_000_001;
    private static final long FIRST_FIELD = 900_001;

    final long id = SampleAccount.ACCOUNT_ID;
    final String subdomain = SampleAccount.SUBDOMAIN;
    final ZoneId zone = ZoneId.of("Europe/Moscow");
    final String baseUrl;
    final Settings settings;
    final Clock clock;
    final List<Pipeline> pipelines = new ArrayList<>(SampleAccount.pipelines());
    final List<User> users = new ArrayList<>(SampleAccount.users());
    final FieldCatalog leadFields = new FieldCatalog(SampleAccount.leadFields());
    final FieldCatalog contactFields = new FieldCatalog(SampleAccount.contactFields());
    final NavigableMap<Long, LeadEntity> leads = new TreeMap<>();
    final NavigableMap<Long, ContactEntity> contacts = new TreeMap<>();
    /** Names by id. */
    final NavigableMap<Long, String> companies = new TreeMap<>();

    final EventLog events = new EventLog();
    final Changes changes;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Long> tagIds = new HashMap<>();
    private long nextLead = FIRST_LEAD;
    private long nextContact = FIRST_CONTACT;
    private long nextField = FIRST_FIELD;
    private long nextTag = 7_001;

    Account(String baseUrl, Settings settings, Clock clock, HookOutbox outbox, ActivityBus bus) {
        this.baseUrl = baseUrl;
        this.settings = settings;
        this.clock = clock;
        this.changes = new Changes(this, outbox, bus);
    }

    /** Runs under the lock; what changed is then announced entity by entity. */
    <T> T locked(Supplier<T> work) {
        return locked(false, work);
    }

    /** As {@link #locked(Supplier)}, but one announcement carries all that changed, as mass actions of the web page do. */
    <T> T lockedTogether(Supplier<T> work) {
        return locked(true, work);
    }

    private <T> T locked(boolean together, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            if (lock.getHoldCount() == 1) {
                changes.announce(together);
            }
            lock.unlock();
        }
    }

    long now() {
        return clock.millis() / 1000;
    }

    long newLeadId() {
        return nextLead++;
    }

    long newContactId() {
        return nextContact++;
    }

    long newCompanyId() {
        return FIRST_COMPANY + companies.size();
    }

    long newFieldId() {
        return nextField++;
    }

    long tagId(String name) {
        return tagIds.computeIfAbsent(name, key -> nextTag++);
    }

    Optional<String> tagName(long tagId) {
        return tagIds.entrySet().stream()
                .filter(entry -> entry.getValue() == tagId)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Pipeline mainPipeline() {
        return pipelines.stream().filter(Pipeline::main).findFirst().orElseThrow();
    }

    @Nullable
    Pipeline pipeline(long pipelineId) {
        return pipelines.stream()
                .filter(pipeline -> pipeline.id() == pipelineId)
                .findFirst()
                .orElse(null);
    }

    /** The lead, unless it is unknown or in the trash. */
    @Nullable
    LeadEntity liveLead(long leadId) {
        LeadEntity lead = leads.get(leadId);
        return lead == null || lead.deleted ? null : lead;
    }

    @Nullable
    ContactEntity liveContact(long contactId) {
        ContactEntity contact = contacts.get(contactId);
        return contact == null || contact.deleted ? null : contact;
    }

    boolean writableUser(long userId) {
        return users.stream().anyMatch(user -> user.id() == userId && user.active());
    }

    /** What only an administrator may see or change. */
    Reply forAdministrator(Supplier<Reply> answer) {
        boolean restricted = users.stream().anyMatch(user -> user.id() == settings.apiActor && !user.admin());
        return restricted ? Reply.problem(403, "Forbidden", "Access denied") : answer.get();
    }
}
