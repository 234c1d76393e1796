package org.schedulesconnector.item;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ConnectionSchema;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;
import org.schedulesconnector.oncall.EscalationPath;
import org.schedulesconnector.settings.ItemSettings;

/**
 * Renders escalation policies as external items of the same schema as schedules. As theirs, the item is a function of what is given
 * only, and moves with the instant at hand-offs alone. Immutable and thread-safe.
 */
public final class PolicyItems {
    /** PagerDuty's ids are unique among things of one kind; this keeps a policy's item apart from a schedule's. */
    private static final String ID_PREFIX = "policy";

    private final List<ItemProperty> properties;
    private final URI iconUrl;

    /**
     * @param schema the connection's schema; properties that it lacks are not sent
     * @param settings the icon
     * @throws IllegalArgumentException if the schema has a property that nothing here renders; {@link ItemSchema} never gives such
     */
    public PolicyItems(ConnectionSchema schema, ItemSettings settings) {
        this.properties = ItemProperty.of(schema);
        this.iconUrl = settings.iconUrl();
    }

    /** The id of a policy's item. */
    public static String itemId(String policyId) {
        return ID_PREFIX + policyId;
    }

    /** The policy of an item's id; empty when it is no policy's. */
    public static Optional<String> policyId(String itemId) {
        return itemId.startsWith(ID_PREFIX) && itemId.length() > ID_PREFIX.length()
                ? Optional.of(itemId.substring(ID_PREFIX.length()))
                : Optional.empty();
    }

    /**
     * The item of an escalation policy. What is unknown is left out: there are no nulls, no blank texts and no empty lists.
     *
     * @param path the policy, with the names of its teams
     * @param targets what may be told of those whom it pages, to everybody in {@code acl}
     * @param now the crawl's one now
     * @param acl who may see it
     * @throws IllegalArgumentException if {@code now} lies outside a schedule's window
     */
    public ExternalItemDocument render(EscalationPath path, PolicyTargets targets, Instant now, List<AclEntry> acl) {
        PolicyView view = PolicyView.of(path, targets, now, iconUrl);
        return new ExternalItemDocument(
                itemId(path.id()), acl, PolicyProperties.of(view, properties), ItemContent.text(PolicyText.of(view)));
    }

    /** When the item of {@link #render} for the same parameters becomes outdated: the next hand-off of any schedule that it tells. */
    public Optional<Instant> nextHandoff(EscalationPath path, PolicyTargets targets, Instant now) {
        return PolicyView.of(path, targets, now, iconUrl).nextHandoff();
    }
}
