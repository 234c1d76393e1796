package org.schedulesconnector;

import java.time.Clock;
import org.apache.camel.spi.Registry;
import org.schedulesconnector.crawl.AccessConfiguration;
import org.schedulesconnector.crawl.AccessSteps;
import org.schedulesconnector.crawl.AuditSteps;
import org.schedulesconnector.crawl.ConnectionSteps;
import org.schedulesconnector.crawl.DirectorySteps;
import org.schedulesconnector.crawl.FailureSteps;
import org.schedulesconnector.crawl.FilterSteps;
import org.schedulesconnector.crawl.GroupDeletionSteps;
import org.schedulesconnector.crawl.GroupSteps;
import org.schedulesconnector.crawl.HandOffClock;
import org.schedulesconnector.crawl.IdentitySteps;
import org.schedulesconnector.crawl.ItemSteps;
import org.schedulesconnector.crawl.ListingSteps;
import org.schedulesconnector.crawl.PolicySteps;
import org.schedulesconnector.crawl.ReadingSteps;
import org.schedulesconnector.crawl.RemovalGuard;
import org.schedulesconnector.crawl.RemovalSteps;
import org.schedulesconnector.crawl.ScheduleSteps;
import org.schedulesconnector.crawl.SelectionSteps;
import org.schedulesconnector.crawl.TargetSteps;
import org.schedulesconnector.crawl.VerificationSteps;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.graph.ConnectionDefinition;
import org.schedulesconnector.item.PolicyItems;
import org.schedulesconnector.item.ScheduleItems;
import org.schedulesconnector.pagerduty.LayerBasedSchedules;
import org.schedulesconnector.pagerduty.PagerDutyAuth;
import org.schedulesconnector.pagerduty.PagerDutyBeans;
import org.schedulesconnector.pagerduty.PagerDutyListings;
import org.schedulesconnector.pagerduty.PagerDutyRequests;
import org.schedulesconnector.pagerduty.ShiftBasedSchedules;
import org.schedulesconnector.settings.Settings;

/** The steps that the routes of a crawl name, made from settings, in the order of the route files. Needs {@link PagerDutyBeans}. */
final class CrawlBeans {
    private final Settings settings;
    private final ConnectionDefinition definition;
    private final AccessConfiguration access;
    private final ScheduleItems scheduleItems;
    private final Ledger ledger;
    private final Clock clock;
    private final Registry registry;
    private final PagerDutyAuth auth;
    private final PagerDutyRequests requests;
    private final FailureSteps failures;

    CrawlBeans(
            Settings settings,
            ConnectionDefinition definition,
            AccessConfiguration access,
            ScheduleItems scheduleItems,
            Ledger ledger,
            Clock clock,
            Registry registry) {
        this.settings = settings;
        this.definition = definition;
        this.access = access;
        this.scheduleItems = scheduleItems;
        this.ledger = ledger;
        this.clock = clock;
        this.registry = registry;
        this.auth = find(PagerDutyBeans.AUTH, PagerDutyAuth.class);
        this.requests = find(PagerDutyBeans.REQUESTS, PagerDutyRequests.class);
        this.failures = new FailureSteps(ledger);
    }

    void bind() {
        bindTriggers();
        bindDirectory();
        bindSchedules();
        bindItems();
        bindPermissions();
        registry.bind("externalConnection", new ConnectionSteps(ledger));
        registry.bind("removal", new RemovalSteps(new RemovalGuard(settings.crawl()), ledger, failures));
        registry.bind("failures", failures);
    }

    private void bindTriggers() {
        registry.bind(
                "incrementalEveryMillis",
                settings.crawl().freshness().incrementalEvery().toMillis());
        registry.bind("handOffs", new HandOffClock(ledger, clock));
    }

    private void bindDirectory() {
        registry.bind("listings", new ListingSteps(find(PagerDutyBeans.LISTINGS, PagerDutyListings.class), failures));
        registry.bind(
                "directory",
                new DirectorySteps(
                        auth,
                        asksFor("escalation_policies.read"),
                        settings.item().escalationPolicies(),
                        ledger,
                        failures));
        registry.bind("audit", new AuditSteps(auth, ledger, failures));
    }

    private void bindSchedules() {
        registry.bind(
                "schedules",
                new ScheduleSteps(
                        requests,
                        find(PagerDutyBeans.LAYER_BASED_SCHEDULES, LayerBasedSchedules.class),
                        find(PagerDutyBeans.SHIFT_BASED_SCHEDULES, ShiftBasedSchedules.class)));
        registry.bind("filters", new FilterSteps(settings.crawl().filters(), failures, ledger));
        registry.bind(
                "selection",
                new SelectionSteps(
                        auth,
                        asksFor("oncalls.read"),
                        settings.crawl().freshness().requestBudget(),
                        ledger,
                        failures));
        registry.bind("readings", new ReadingSteps(ledger, failures));
        registry.bind("targets", new TargetSteps(failures));
    }

    private void bindItems() {
        PolicyItems policies = new PolicyItems(definition.schema(), settings.item());
        boolean wanted = settings.item().escalationPolicies();
        registry.bind("policies", new PolicySteps(wanted, policies, requests, ledger, failures, clock));
        registry.bind("items", new ItemSteps(scheduleItems, ledger, failures, clock));
        registry.bind(
                "verification",
                new VerificationSteps(settings.crawl().freshness(), definition.schema(), ledger, failures));
    }

    private void bindPermissions() {
        registry.bind("access", new AccessSteps(access, auth, requests, asksFor("abilities.read"), ledger, clock));
        registry.bind("identities", new IdentitySteps(access.identity(), ledger, failures));
        registry.bind("groups", new GroupSteps(ledger, failures, access.tenantId()));
        registry.bind("groupDeletion", new GroupDeletionSteps(ledger, failures));
    }

    private boolean asksFor(String optionalScope) {
        return settings.pagerDuty().optionalScopes().contains(optionalScope);
    }

    private <T> T find(String name, Class<T> type) {
        return registry.lookupByNameAndType(name, type);
    }
}
