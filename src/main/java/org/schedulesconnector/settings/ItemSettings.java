package org.schedulesconnector.settings;

import java.net.URI;

/**
 * Settings under {@code item.}: how items look.
 *
 * @param iconUrl the icon shown with each item
 */
public record ItemSettings(URI iconUrl) {}
