package org.schedulesconnector.crawl;

import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.schedulesconnector.access.EntraAccount;
import org.schedulesconnector.access.EntraAttribute;
import org.schedulesconnector.access.Identity;
import org.schedulesconnector.access.IdentityMapping;
import org.schedulesconnector.access.IdentityPolicy;
import org.schedulesconnector.access.IdentityStatus;
import org.schedulesconnector.access.Lookup;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.report.CrawlMode;
import org.schedulesconnector.crawl.report.RunFailure;
import org.schedulesconnector.graph.EntraUser;
import org.schedulesconnector.graph.ResolvedUsers;
import org.schedulesconnector.graph.UserLookup;

/** What the routes ask to find everybody's Entra account, and what becomes of each answer. */
public final class IdentitySteps {
    private static final String IDENTITIES = "identities";

    private final IdentityPolicy policy;
    private final Ledger ledger;
    private final FailureSteps failures;

    public IdentitySteps(IdentityPolicy policy, Ledger ledger, FailureSteps failures) {
        this.policy = policy;
        this.ledger = ledger;
        this.failures = failures;
    }

    /** Begins to look for everybody's account, with what the ledger remembers; a full crawl asks for everybody anew. */
    public void begin(@Variable("run") CrawlRun run) {
        boolean full = run.mode() == CrawlMode.FULL;
        run.access()
                .mapping(new IdentityMapping(
                        full ? policy.askingAnew() : policy,
                        run.directory().users().values(),
                        IdentityRecords.read(ledger.identities().load()),
                        run.now()));
    }

    /** What has to be asked next; empty when everybody is looked up. */
    public List<Lookup> lookups(@Variable("run") CrawlRun run) {
        return run.isGoingOn() ? run.access().mapping().wanted() : List.of();
    }

    public boolean hasLookups(@Variable("run") CrawlRun run) {
        return !lookups(run).isEmpty();
    }

    public UserLookup question(@Variable("lookup") Lookup lookup) {
        return new UserLookup(
                lookup.attribute() == EntraAttribute.UPN ? UserLookup.Attribute.UPN : UserLookup.Attribute.MAIL,
                lookup.values());
    }

    public void answered(
            @Variable("run") CrawlRun run, @Variable("lookup") Lookup lookup, @Body ResolvedUsers resolved) {
        List<EntraAccount> accounts = resolved.byValue().values().stream()
                .flatMap(List::stream)
                .map(IdentitySteps::account)
                .toList();
        synchronized (run.access().mapping()) {
            run.access().mapping().answered(lookup, accounts);
        }
    }

    /** Entra did not answer: existing grants stay, nobody is added in this run. */
    public void unanswered(@Variable("run") CrawlRun run, @Variable("lookup") Lookup lookup, Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        RunFailure failure = FailureClassifier.classify(IDENTITIES, Step.LOOKUP.label(), cause);
        failures.listingFailed(run, failure);
        if (failure.category().stopsRun()) {
            run.abort(failure);
        }
        run.recorder()
                .note(
                        "Microsoft Graph did not answer who some people are: existing grants stay, and nobody is added to any group"
                                + " in this run.");
        synchronized (run.access().mapping()) {
            run.access().mapping().failed(lookup);
        }
    }

    /** The application may not read the tenant's users. */
    public void denied(@Variable("run") CrawlRun run) {
        synchronized (run.access().mapping()) {
            run.access().mapping().denied();
        }
        run.recorder()
                .note(
                        "Microsoft Graph does not let the tenant's users be read (application permission User.Read.All); only"
                                + " people whom access.identity.overrides names by object id are mapped.");
    }

    /** Everybody is looked up. */
    public void identified(@Variable("run") CrawlRun run) {
        IdentityMapping mapping = run.access().mapping();
        if (run.isStopped()) {
            return;
        }
        run.access().identities(mapping.identities());
        if (run.isWriting() && run.isActive()) {
            ledger.identities().saveAll(IdentityRecords.write(mapping.toStore()));
            ledger.identities().retainOnly(run.directory().users().keySet());
        }
        if (!run.failures().failedNow(IDENTITIES, Step.LOOKUP.label())) {
            failures.healed(run, IDENTITIES, Step.LOOKUP);
        }
        report(run);
    }

    /** Everybody with the account that was found, by user id. */
    public List<MappedUser> mapped(@Variable("run") CrawlRun run) {
        return run.access().identities().all().stream()
                .map(identity -> new MappedUser(run.directory().users().get(identity.userId()), identity))
                .toList();
    }

    private void report(CrawlRun run) {
        List<Identity> without = run.access().identities().withoutAccount().stream()
                .filter(identity -> identity.status() != IdentityStatus.LOOKUP_FAILED)
                .toList();
        if (!without.isEmpty()) {
            run.remark(without.size() + " of " + run.directory().users().size()
                    + " people have no Entra account that anything can be granted to; map-identities lists them.");
        }
        List<String> unused =
                policy.overrides().unusedBy(run.directory().users().values());
        if (!unused.isEmpty()) {
            run.remark("access.identity.overrides names nobody of the account by " + String.join(", ", unused) + ".");
        }
    }

    private static EntraAccount account(EntraUser user) {
        return new EntraAccount(
                user.id(), user.userPrincipalName(), user.mail(), user.displayName(), user.enabled(), user.guest());
    }
}
