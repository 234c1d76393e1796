package org.schedulesconnector.crawl.view;

import java.util.ArrayList;
import java.util.List;
import org.schedulesconnector.access.AccessExplanation;
import org.schedulesconnector.access.AccessExplanation.GroupLink;
import org.schedulesconnector.access.Identity;
import org.schedulesconnector.access.Verdict;
import org.schedulesconnector.crawl.AccessAnswer;
import org.schedulesconnector.pagerduty.User;

/**
 * Whether a person sees a schedule in Copilot, and why.
 *
 * @param schedule which schedule
 * @param person who
 * @param sees whether the external groups, as the last crawl left them, let the person see it
 * @param entitled whether rules, account and pilot do; where it differs, the next crawl is to bring it about
 * @param basis where the answer comes from, a clause
 * @param sentences the chain from the person to the schedule, the conclusion last
 * @param steps the same, link by link; without the account where everyone sees everything
 * @param groups the external groups that the item's access control list names
 */
public record AccessView(
        Schedule schedule,
        Person person,
        boolean sees,
        boolean entitled,
        String basis,
        List<String> sentences,
        List<Step> steps,
        List<Group> groups) {
    private static final String ACCOUNT = "account";
    private static final List<String> LINKS = List.of("person", ACCOUNT, "rule", "list", "conclusion");
    private static final List<String> LINKS_OF_A_PILOT =
            List.of("person", ACCOUNT, "rule", "pilot", "list", "conclusion");

    /**
     * A schedule by its name.
     *
     * @param id the schedule
     * @param name its name
     */
    public record Schedule(String id, String name) {}

    /**
     * A person in PagerDuty.
     *
     * @param id PagerDuty's user id
     * @param name null when PagerDuty tells none
     * @param email null when PagerDuty tells none
     * @param role the base role as PagerDuty names it; null when it tells none
     * @param account the name or the object id of the account in Entra; null when there is none to grant to
     */
    public record Person(String id, String name, String email, String role, String account) {}

    /**
     * One link of the chain.
     *
     * @param step {@code person}, {@code account}, {@code rule}, {@code pilot} (where there is one), {@code list} or {@code conclusion}
     * @param holds whether the link holds
     * @param sentence what is known of it
     */
    public record Step(String step, boolean holds, String sentence) {}

    /**
     * An external group that may see the schedule.
     *
     * @param id the group
     * @param name its name
     * @param admits whether role and teams admit the person to it
     * @param holds whether the person's account is in it
     */
    public record Group(String id, String name, boolean admits, boolean holds) {}

    public static AccessView of(AccessAnswer answer) {
        AccessExplanation why = answer.explanation();
        return new AccessView(
                new Schedule(answer.scheduleId(), answer.scheduleName()),
                person(why.user(), why.identity()),
                why.visible(),
                why.entitled(),
                answer.basis(),
                why.chain(),
                steps(why),
                why.groups().stream().map(AccessView::group).toList());
    }

    private static Person person(User user, Identity identity) {
        String shown = identity.accountName() == null ? identity.objectId() : identity.accountName();
        String account = identity.account().isPresent() ? shown : null;
        return new Person(user.id(), user.name(), user.email(), user.role(), account);
    }

    private static List<Step> steps(AccessExplanation why) {
        boolean pilot = why.chain().size() == LINKS_OF_A_PILOT.size();
        List<String> links = pilot ? LINKS_OF_A_PILOT : LINKS;
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            steps.add(
                    new Step(links.get(i), holds(links.get(i), why), why.chain().get(i)));
        }
        return steps;
    }

    /** Where everyone in the tenant may see everything, nobody is looked up. */
    private static boolean needsAccount(AccessExplanation why) {
        return why.verdict().reason() != Verdict.Reason.EVERYONE
                || !why.groups().isEmpty();
    }

    private static boolean holds(String link, AccessExplanation why) {
        return switch (link) {
            case "person" -> true;
            case ACCOUNT -> why.identity().account().isPresent();
            case "rule" -> why.verdict().visible();
            case "pilot" -> why.inPilot();
            default -> why.visible();
        };
    }

    private static Group group(GroupLink link) {
        return new Group(link.id(), link.displayName(), link.admits(), link.holds());
    }
}
