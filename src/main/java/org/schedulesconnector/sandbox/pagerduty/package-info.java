/**
 * A PagerDuty account in memory and the part of PagerDuty's REST API that reads it: people, teams, both kinds of schedule,
 * escalation policies, audit records, OAuth. Start at {@link org.schedulesconnector.sandbox.pagerduty.PagerDutyService};
 * {@link org.schedulesconnector.sandbox.pagerduty.AccountGenerator} makes an account and
 * {@link org.schedulesconnector.sandbox.pagerduty.AccountChanges} changes one.
 */
package org.schedulesconnector.sandbox.pagerduty;
