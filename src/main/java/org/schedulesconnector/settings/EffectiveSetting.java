package org.schedulesconnector.settings;

/**
 * What holds for one setting.
 *
 * @param key its name
 * @param value its text; stars for a secret, null when it has none
 * @param origin where it comes from, such as "default" or "environment variable GRAPH_CLIENT_ID"; null when it has no value
 * @param secret whether its value is masked
 */
public record EffectiveSetting(String key, String value, String origin, boolean secret) {}
