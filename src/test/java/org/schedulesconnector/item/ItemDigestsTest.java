package org.schedulesconnector.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schedulesconnector.item.Schedules.ACL;
import static org.schedulesconnector.item.Schedules.NOW;
import static org.schedulesconnector.item.Schedules.item;
import static org.schedulesconnector.item.Schedules.platformPrimary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;

class ItemDigestsTest {
    private static final AclEntry ANA =
            new AclEntry(AclEntry.Type.USER, "11111111-2222-3333-4444-555555555555", AclEntry.Access.GRANT);
    private static final AclEntry TEAM =
            new AclEntry(AclEntry.Type.EXTERNAL_GROUP, "pdteamPTPLT01", AclEntry.Access.GRANT);

    /** Computed outside of Java, over the canonical form written by hand: a change here rewrites every item of every tenant. */
    @Test
    void isTheSameInEveryProcess() {
        ExternalItemDocument item = new ExternalItemDocument(
                "P1",
                ACL,
                Map.of(
                        "Id",
                        "P1",
                        "Coverage",
                        46.7,
                        "HasGap",
                        true,
                        "WindowStart",
                        Instant.parse("2026-09-01T00:00:00Z")),
                ItemContent.text("Ana Ruiz"));

        String digest = ItemDigests.ofDocument(item);

        assertThat(digest).isEqualTo("fe22bf2b0618cc441f13a287b33c8da8fb4e20dc9bc0466f6f772c484740879b");
    }

    @Test
    void doesNotDependOnTheOrderOfProperties() {
        ExternalItemDocument item = item(platformPrimary(), NOW);
        List<String> names = new ArrayList<>(item.properties().keySet());
        Collections.reverse(names);
        Map<String, Object> turned = new LinkedHashMap<>();
        names.forEach(name -> turned.put(name, item.properties().get(name)));

        ExternalItemDocument same = new ExternalItemDocument(item.id(), item.acl(), turned, item.content());

        assertThat(ItemDigests.ofDocument(same)).isEqualTo(ItemDigests.ofDocument(item));
    }

    @Test
    void staysWhileMinutesPassAndChangesAtAHandoff() {
        String atTen = digestAt("2026-09-08T10:00:00Z");

        assertThat(digestAt("2026-09-08T10:01:00Z")).isEqualTo(atTen);
        assertThat(digestAt("2026-09-08T23:59:59Z")).isEqualTo(atTen);
        assertThat(digestAt("2026-09-09T17:59:59Z")).isEqualTo(atTen);
        assertThat(digestAt("2026-09-09T18:00:00Z")).isNotEqualTo(atTen);
    }

    @Test
    void tellsApartWhatTheItemSays() {
        ExternalItemDocument item = item(platformPrimary(), NOW);
        Map<String, Object> renamed = new LinkedHashMap<>(item.properties());
        renamed.put("Name", "Platform Secondary");

        ExternalItemDocument otherName = new ExternalItemDocument(item.id(), item.acl(), renamed, item.content());
        ExternalItemDocument otherText =
                new ExternalItemDocument(item.id(), item.acl(), item.properties(), ItemContent.text("Other"));
        ExternalItemDocument otherAcl =
                new ExternalItemDocument(item.id(), List.of(ANA), item.properties(), item.content());

        assertThat(ItemDigests.ofDocument(otherName)).isNotEqualTo(ItemDigests.ofDocument(item));
        assertThat(ItemDigests.ofDocument(otherText)).isNotEqualTo(ItemDigests.ofDocument(item));
        assertThat(ItemDigests.ofDocument(otherAcl)).isEqualTo(ItemDigests.ofDocument(item));
    }

    @Test
    void takesAnAclAsASet() {
        String digest = ItemDigests.ofAcl(List.of(ANA, TEAM));

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(ItemDigests.ofAcl(List.of(TEAM, ANA, TEAM))).isEqualTo(digest);
        assertThat(ItemDigests.ofAcl(List.of(ANA))).isNotEqualTo(digest);
        assertThat(ItemDigests.ofAcl(List.of(new AclEntry(ANA.type(), ANA.value(), AclEntry.Access.DENY), TEAM)))
                .isNotEqualTo(digest);
    }

    private static String digestAt(String now) {
        return ItemDigests.ofDocument(item(platformPrimary(), Instant.parse(now)));
    }
}
