package org.schedulesconnector.graph;

/**
 * A member that a group cannot have, by Graph's word or by a rule checked before sending. It is not in the group.
 *
 * @param member who
 * @param reason the rule and what to do, in a sentence
 */
public record RefusedMember(GroupMember member, String reason) {}
