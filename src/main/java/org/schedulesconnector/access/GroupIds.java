package org.schedulesconnector.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Ids of external groups: letters and digits, at most 128. Two definitions never share one, whatever ids PagerDuty gives, because
 * a shared group would show the schedules of one team to another.
 */
final class GroupIds {
    static final String ADMINISTRATORS = "pdadmins";
    static final String VIEWERS = "pdviewers";
    static final String PILOT = "pdpilot";

    private static final String ONE_TEAM = "pdteam";
    private static final String SEVERAL_TEAMS = "pdteams";
    private static final int MOST_CHARACTERS = 128;

    /** PagerDuty's team ids are like this; only ids of one length can be put in a row and still be told apart. */
    private static final Pattern USUAL_ID = Pattern.compile("[A-Z0-9]{7}");

    private GroupIds() {}

    /** @param teamIds sorted, without repetition, not empty */
    static String ofTeams(List<String> teamIds) {
        String prefix = teamIds.size() == 1 ? ONE_TEAM : SEVERAL_TEAMS;
        String plain = prefix + String.join("", teamIds);
        boolean usual = teamIds.stream().allMatch(id -> USUAL_ID.matcher(id).matches());
        return usual && plain.length() <= MOST_CHARACTERS ? plain : prefix + sha256(AccessGroup.joined(teamIds));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256; this one has not", e);
        }
    }
}
