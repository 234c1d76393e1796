package org.schedulesconnector.crawl;

import java.util.Locale;
import java.util.Objects;

/**
 * What a plan would do to one item or external group.
 *
 * @param action what, not null
 * @param subject to what, not null
 * @param id the item's or the group's id, not null
 * @param name the schedule's or the group's name; null when it is not known any more
 * @param reason why, one clause, not null
 */
public record PlannedChange(Action action, Subject subject, String id, String name, String reason) {
    public enum Subject {
        ITEM,
        GROUP;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Action {
        CREATE,
        UPDATE,
        DELETE,
        WITHHOLD,
        /** A filter keeps the schedule out, and the index has nothing of it that would go. */
        EXCLUDE;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PlannedChange {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
    }
}
