package org.schedulesconnector.crawl;

import java.util.Locale;
import java.util.Objects;

/**
 * What a plan would do to one item.
 *
 * @param action what, not null
 * @param itemId to which item, not null
 * @param name the schedule's name; null when it is not known any more
 * @param reason why, one clause, not null
 */
public record PlannedChange(Action action, String itemId, String name, String reason) {
    public enum Action {
        CREATE,
        UPDATE,
        DELETE,
        WITHHOLD;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlannedChange {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(reason, "reason");
    }
}
