package org.schedulesconnector.settings;

/**
 * One mistake in the settings. Never holds the value of a secret.
 *
 * @param key the setting as it was written
 * @param wrong what is wrong with it
 * @param rule what is allowed
 * @param remedy what to do
 */
public record SettingsProblem(String key, String wrong, String rule, String remedy) {
    @Override
    public String toString() {
        return key + " " + wrong + ". " + rule + " " + remedy;
    }
}
