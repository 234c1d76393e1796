package org.schedulesconnector.settings;

/** What a webhook takes. */
public enum NotifyFormat {
    /** Our own object, for programs. */
    JSON,
    /** A text, for an incoming webhook of Slack and what speaks like one. */
    SLACK,
    /** An Adaptive Card in a message, for a webhook of Teams Workflows. */
    TEAMS
}
