package org.schedulesconnector.sandbox.pagerduty;

/** Whether the account's plan and the caller's rights open the audit trail. */
public enum AuditAccess {
    ALLOWED,
    /** 402: the plan has no audit trail. */
    PLAN_MISSING,
    /** 403: the caller may not read it. */
    FORBIDDEN
}
