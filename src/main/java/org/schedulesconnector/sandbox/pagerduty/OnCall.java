package org.schedulesconnector.sandbox.pagerduty;

import java.util.Optional;

/**
 * Somebody is on call at a level of a policy.
 *
 * @param policy which
 * @param level 1 is paged first
 * @param schedule through which schedule; empty for somebody the policy names directly
 * @param userId who
 * @param span the shift; empty for somebody the policy names directly, who is always on call
 */
record OnCall(
        EscalationPolicy policy,
        int level,
        Optional<AccountSchedule> schedule,
        String userId,
        Optional<TimeSpan> span) {}
