package org.schedulesconnector.settings;

import java.net.URI;

/**
 * Settings under {@code item.}: which items there are and how they look.
 *
 * @param iconUrl the icon shown with each item
 * @param escalationPolicies whether escalation policies have items of their own
 */
public record ItemSettings(URI iconUrl, boolean escalationPolicies) {}
