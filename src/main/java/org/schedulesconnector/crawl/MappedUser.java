package org.schedulesconnector.crawl;

import org.schedulesconnector.access.Identity;
import org.schedulesconnector.pagerduty.User;

/**
 * A person in PagerDuty and what came of looking for the person's Entra account.
 *
 * @param user the person
 * @param identity the account and the rule that found it, or why there is none
 */
public record MappedUser(User user, Identity identity) {}
