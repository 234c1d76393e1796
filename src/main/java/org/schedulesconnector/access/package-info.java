/**
 * Who may see a schedule: visibility rules, identity mapping, groups, explanation. Pure logic: no requests, no ledger, no clock.
 * {@link org.schedulesconnector.access.AccessRules} answers for a schedule, {@link
 * org.schedulesconnector.access.IdentityMapping} for a person, {@link org.schedulesconnector.access.GroupPlan} for a group.
 */
package org.schedulesconnector.access;
