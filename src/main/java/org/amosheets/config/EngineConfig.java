package org.amosheets.config;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.amosheets.amocrm.AmoCrm;
import org.amosheets.engine.AdoptLeads;
import org.amosheets.engine.AppendRows;
import org.amosheets.engine.ApplyToCrm;
import org.amosheets.engine.ApplyToSheet;
import org.amosheets.engine.AuditTrail;
import org.amosheets.engine.ClockWatch;
import org.amosheets.engine.CommitBatch;
import org.amosheets.engine.ConflictBook;
import org.amosheets.engine.ContactIndexer;
import org.amosheets.engine.CreateLeads;
import org.amosheets.engine.Crossings;
import org.amosheets.engine.FindRows;
import org.amosheets.engine.FirstLook;
import org.amosheets.engine.GiveContacts;
import org.amosheets.engine.IdentifyRows;
import org.amosheets.engine.ImportLook;
import org.amosheets.engine.InboxComponent;
import org.amosheets.engine.Installation;
import org.amosheets.engine.KeySource;
import org.amosheets.engine.Leadership;
import org.amosheets.engine.LoadLeads;
import org.amosheets.engine.LoadRows;
import org.amosheets.engine.MassChanges;
import org.amosheets.engine.Obstacles;
import org.amosheets.engine.OpenBatch;
import org.amosheets.engine.Overwritten;
import org.amosheets.engine.PlanMerge;
import org.amosheets.engine.PrepareCells;
import org.amosheets.engine.ReadyRows;
import org.amosheets.engine.Reconcile;
import org.amosheets.engine.ScheduleFailures;
import org.amosheets.engine.SendCreates;
import org.amosheets.engine.SettleDoubt;
import org.amosheets.engine.SheetScan;
import org.amosheets.engine.StandingChanges;
import org.amosheets.engine.SyncOptions;
import org.amosheets.engine.TabSource;
import org.amosheets.sheets.QuotaLimit;
import org.amosheets.sheets.Sheet;
import org.amosheets.sheets.TabBinding;
import org.amosheets.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The beans that the two direction routes name, step by step. */
@Configuration(proxyBeanMethods = false)
@Profile("!" + Launch.COMMAND)
class EngineConfig {

    /** Asked right before each write to either side. */
    @Bean
    WritePermit writePermit(Store store) {
        return () -> store.lease().check();
    }

    @Bean
    TabBinding tabBinding(Store store) {
        return store.tabBinding();
    }

    @Bean
    Installation installation(Store store, Sheet sheet, Clock clock) {
        return new Installation(store, sheet, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Leadership leadership(Store store, Sheet sheet, Installation installation) {
        return new Leadership(store.lease(), sheet, installation);
    }

    @Bean
    Obstacles obstacles(Clock clock) {
        return new Obstacles(clock);
    }

    @Bean
    ClockWatch clockWatch(Obstacles obstacles) {
        return new ClockWatch(obstacles);
    }

    @Bean
    InboxComponent inbox(Store store, Leadership leadership, QuotaLimit quota, Settings settings, Obstacles obstacles) {
        return new InboxComponent(store, leadership, quota, settings.sync().debounce(), obstacles);
    }

    @Bean
    ContactIndexer contactIndexer(Store store, AmoCrm amoCrm, SyncOptions options) {
        return new ContactIndexer(store, amoCrm, options.phoneRegion());
    }

    @Bean
    OpenBatch openBatch(Store store, TabSource tabs, Clock clock) {
        return new OpenBatch(store, tabs, clock);
    }

    @Bean
    FindRows findRows(Store store, AmoCrm amoCrm, TabSource tabs) {
        return new FindRows(store, amoCrm, tabs);
    }

    @Bean
    LoadRows loadRows(Store store, Sheet sheet, TabSource tabs) {
        return new LoadRows(store, sheet, tabs);
    }

    @Bean
    IdentifyRows identifyRows(Store store, Sheet sheet, SyncOptions options) {
        return new IdentifyRows(store, sheet, new KeySource(), options);
    }

    @Bean
    AppendRows appendRows(Store store, AmoCrm amoCrm, Sheet sheet, TabSource tabs) {
        return new AppendRows(store, amoCrm, sheet, tabs, new KeySource());
    }

    @Bean
    LoadLeads loadLeads(AmoCrm amoCrm, ExecutorService sideBySide, TabSource tabs, Store store, Clock clock) {
        return new LoadLeads(amoCrm, sideBySide, tabs, store, clock);
    }

    @Bean
    AdoptLeads adoptLeads(Store store, AmoCrm amoCrm) {
        return new AdoptLeads(store, amoCrm);
    }

    @Bean
    SettleDoubt settleDoubt(Store store, AmoCrm amoCrm) {
        return new SettleDoubt(store, amoCrm);
    }

    @Bean
    CreateLeads createLeads(
            Store store,
            AmoCrm amoCrm,
            TabSource tabs,
            SyncOptions options,
            ContactIndexer index,
            ExecutorService sideBySide) {
        return new CreateLeads(
                store,
                amoCrm,
                new ReadyRows(options),
                index,
                new SendCreates(amoCrm, tabs, sideBySide, SendCreates.Sizes.FULL));
    }

    @Bean
    GiveContacts giveContacts(AmoCrm amoCrm, Store store, ContactIndexer index) {
        return new GiveContacts(amoCrm, store, index);
    }

    @Bean
    MassChanges massChanges(Store store, SyncOptions options) {
        return new MassChanges(store, options);
    }

    @Bean
    PlanMerge planMerge(Store store, ContactIndexer index, MassChanges massChanges) {
        return new PlanMerge(store, index, massChanges);
    }

    @Bean
    ApplyToCrm applyToCrm(AmoCrm amoCrm, Store store, TabSource tabs, Clock clock) {
        return new ApplyToCrm(amoCrm, store, tabs, clock);
    }

    @Bean
    PrepareCells prepareCells(SyncOptions options) {
        return new PrepareCells(options);
    }

    @Bean
    ApplyToSheet applyToSheet(Sheet sheet, Store store) {
        return new ApplyToSheet(sheet, store);
    }

    @Bean
    CommitBatch commitBatch(Store store, SyncOptions options, Crossings crossings, Clock clock) {
        return new CommitBatch(store, options, crossings, clock);
    }

    @Bean
    SheetScan sheetScan(
            Store store, Sheet sheet, TabSource tabs, Leadership leadership, SyncOptions options, Clock clock) {
        return new SheetScan(store, sheet, tabs, leadership, options, clock);
    }

    @Bean
    ImportLook importLook(Store store, Sheet sheet, TabSource tabs, Leadership leadership, Clock clock) {
        return new ImportLook(store, sheet, tabs, leadership, clock);
    }

    @Bean
    Reconcile reconcile(
            Store store, AmoCrm amoCrm, ContactIndexer index, TabSource tabs, Leadership leadership, Clock clock) {
        return new Reconcile(store, amoCrm, index, tabs, leadership, clock);
    }

    @Bean
    Overwritten overwritten(Store store, AmoCrm amoCrm, TabSource tabs, Leadership leadership, Clock clock) {
        return new Overwritten(store, amoCrm, tabs, leadership, clock);
    }

    @Bean
    FirstLook firstLook(SheetScan scan, Reconcile reconcile, Leadership leadership) {
        return new FirstLook(scan, reconcile, leadership);
    }

    @Bean
    ScheduleFailures scheduleFailures() {
        return new ScheduleFailures();
    }

    @Bean
    ConflictBook conflictBook(Store store, Clock clock) {
        return new ConflictBook(store, clock);
    }

    @Bean
    AuditTrail auditTrail(Store store) {
        return new AuditTrail(store);
    }

    @Bean
    StandingChanges standingChanges(Store store, Clock clock) {
        return new StandingChanges(store, clock);
    }
}
