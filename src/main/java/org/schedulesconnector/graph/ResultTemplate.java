package org.schedulesconnector.graph;

/**
 * How Microsoft Search shows an item.
 *
 * @param id up to 16 letters and digits
 * @param layout an Adaptive Card as JSON text; it may bind retrievable properties only
 */
public record ResultTemplate(String id, String layout) {}
