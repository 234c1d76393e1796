package org.schedulesconnector.access;

import java.util.List;
import org.schedulesconnector.pagerduty.User;

/**
 * Why a person sees a schedule in Copilot, or why not.
 *
 * @param user the person in PagerDuty
 * @param identity the person's Entra account, or why there is none
 * @param verdict what PagerDuty's rules say of the person and the schedule
 * @param inPilot whether the account is one of those that anything may be granted to
 * @param groups the groups that the schedule's access control list names; none when it names everyone
 * @param entitled whether the rules, the identity and the pilot together let the person see the schedule
 * @param visible whether the groups, as they are, do; differs from {@code entitled} until the next crawl, or when Entra did not
 *     answer
 * @param chain the same for people, link by link, the conclusion last
 */
public record AccessExplanation(
        User user,
        Identity identity,
        Verdict verdict,
        boolean inPilot,
        List<GroupLink> groups,
        boolean entitled,
        boolean visible,
        List<String> chain) {

    public AccessExplanation {
        groups = List.copyOf(groups);
        chain = List.copyOf(chain);
    }

    /**
     * One group that the schedule's access control list names.
     *
     * @param id the external group's id
     * @param displayName its name
     * @param admits whether the person belongs in it by role and teams
     * @param holds whether the person's account is a member
     */
    public record GroupLink(String id, String displayName, boolean admits, boolean holds) {}
}
