package org.schedulesconnector.sandbox.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes teams. */
final class TeamJson {
    private final References references;

    TeamJson(References references) {
        this.references = references;
    }

    ObjectNode full(AccountTeam team) {
        return references
                .head(team.id(), "team", team.name(), "/teams/" + team.id())
                .put("name", team.name())
                .put("description", team.description())
                .put("default_role", team.defaultRole());
    }
}
