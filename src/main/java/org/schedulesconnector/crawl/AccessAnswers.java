package org.schedulesconnector.crawl;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.schedulesconnector.access.AccessExplainer;
import org.schedulesconnector.access.AccessExplanation;
import org.schedulesconnector.access.AccessRules;
import org.schedulesconnector.access.Identities;
import org.schedulesconnector.crawl.ledger.Ledger;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.crawl.ledger.LedgerMember;
import org.schedulesconnector.crawl.ledger.StoredDirectory;
import org.schedulesconnector.crawl.ledger.StoredGroup;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.HeldItem;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.pagerduty.User;

/** Answers why a person sees a schedule or not: from the ledger alone, or with both services asked in a run of its own. */
public final class AccessAnswers {
    private final RememberedAccess remembered;
    private final Ledger ledger;

    public AccessAnswers(AccessConfiguration configuration, Ledger ledger, Clock clock) {
        this.remembered = new RememberedAccess(configuration, ledger, clock);
        this.ledger = ledger;
    }

    /**
     * The answer as the last crawl left things; asks nobody.
     *
     * @param user the person's e-mail in PagerDuty, in any case of letters, or PagerDuty's user id
     * @throws UnknownSubjectException when the ledger knows no such person or no item of the schedule
     */
    public AccessAnswer fromLedger(String scheduleId, String user) {
        StoredDirectory directory = ledger.directory().load();
        LedgerItem item = ledger.items()
                .find(scheduleId)
                .orElseThrow(() -> new UnknownSubjectException(
                        "The ledger knows no item of a schedule " + scheduleId + ". Crawl first, or ask with --live."));
        User person = person(directory.users().values(), user);
        Identities identities = remembered.identities(directory.users().values());
        AccessRules rules = remembered.rules(directory.teams());
        AccessExplanation explanation = new AccessExplainer(rules, identities, remembered.audience())
                .explain(person, item.teamIds(), members(ledger.groups().load().values()));
        return new AccessAnswer(
                scheduleId,
                item.name(),
                "as the crawl of " + remembered.lastCrawl() + " left it",
                explanation,
                List.of());
    }

    /** The answer as things are now, in a run that has read people, permissions, the schedule and its item. */
    public AccessAnswer live(
            @Variable("run") CrawlRun run, @Variable("schedule") OnCallSchedule schedule, @Body HeldItem item) {
        User person = person(run.directory().users().values(), run.getRequest().user());
        Set<String> teamIds = run.access().teamIdsOf(schedule);
        RunAccess access = run.access();
        AccessExplanation explanation = new AccessExplainer(access.rules(), access.identities(), access.audience())
                .explain(person, teamIds, members(access.known().values()));
        return new AccessAnswer(
                schedule.id(),
                schedule.name(),
                "PagerDuty and Microsoft Graph asked at " + run.now(),
                explanation,
                remarks(access.rules().aclFor(teamIds), item));
    }

    private static List<String> remarks(List<AclEntry> wanted, HeldItem item) {
        List<String> remarks = new ArrayList<>();
        if (item == null) {
            remarks.add("Graph holds no item of this schedule yet: nobody sees it before the next crawl.");
        } else if (!new HashSet<>(item.acl()).equals(new HashSet<>(wanted))) {
            remarks.add("The item in Graph still names others (" + names(item.acl()) + ") than it should ("
                    + names(wanted) + "); the next crawl rewrites it.");
        }
        remarks.add("Graph does not list the members of external groups: who is in them is known from the ledger.");
        return remarks;
    }

    private static String names(List<AclEntry> acl) {
        return acl.stream().map(AclEntry::value).sorted().collect(Collectors.joining(", "));
    }

    private static User person(Collection<User> users, String wanted) {
        return users.stream()
                .filter(user -> wanted.equalsIgnoreCase(user.email()) || wanted.equals(user.id()))
                .findFirst()
                .orElseThrow(() -> new UnknownSubjectException("PagerDuty has no user with the e-mail or id " + wanted
                        + ", as far as is known. Give the e-mail that the person signs in to PagerDuty with."));
    }

    private static Map<String, Set<String>> members(Collection<StoredGroup> groups) {
        return groups.stream()
                .collect(Collectors.toMap(stored -> stored.group().id(), stored -> stored.confirmed().stream()
                        .map(LedgerMember::id)
                        .collect(Collectors.toSet())));
    }
}
