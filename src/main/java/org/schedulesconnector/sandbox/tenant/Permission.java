package org.schedulesconnector.sandbox.tenant;

import java.util.Set;

/** Application permissions, any one of which opens a part of Graph. */
enum Permission {
    CONNECTIONS("ExternalConnection.ReadWrite.OwnedBy", "ExternalConnection.ReadWrite.All"),
    ITEMS("ExternalItem.ReadWrite.OwnedBy", "ExternalItem.ReadWrite.All"),
    USERS("User.Read.All", "Directory.Read.All"),
    GROUP_MEMBERS("GroupMember.Read.All", "Group.Read.All", "Directory.Read.All"),
    ORGANIZATION("Organization.Read.All", "Directory.Read.All");

    private final Set<String> roles;

    Permission(String... roles) {
        this.roles = Set.of(roles);
    }

    boolean isGrantedBy(Set<String> granted) {
        return granted.stream().anyMatch(roles::contains);
    }
}
