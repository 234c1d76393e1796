package org.schedulesconnector.crawl;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What can fail by itself while the rest of a run goes on. A failure is kept by its subject and its step, and heals by that step. */
enum Step {
    /** PagerDuty tells a schedule. */
    READ("read"),
    /** A schedule or a policy becomes an item. */
    RENDER("render"),
    /** Graph takes the item. */
    PUBLISH("publish"),
    /** Graph tells what it holds. */
    VERIFY("verify"),
    /** An item that is not to be any more is confirmed gone and deleted. */
    REMOVE("remove"),
    /** Those who must leave leave an external group. */
    GROUP_REMOVALS("group-removals"),
    /** An external group is made or named, and those who may join do. */
    GROUP("group"),
    /** People whom Graph does not take into an external group. */
    MEMBERS("group-members"),
    /** A group that no item names is deleted. */
    GROUP_DELETION("group-deletion"),
    /** Entra tells who people are. */
    LOOKUP("lookup"),
    /** A listing of PagerDuty comes to its end. */
    LIST("list"),
    /** The run itself: something that nothing could do without. */
    CRAWL("crawl");

    /** What is done to one item, and can be done again without looking at anything else. */
    static final Set<Step> OF_ONE_ITEM = Set.of(READ, RENDER, PUBLISH, VERIFY);

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** The word for logs, the ledger and JSON. */
    String label() {
        return label;
    }

    /** Empty for a word of another version. */
    static Optional<Step> of(String label) {
        return Arrays.stream(values()).filter(step -> step.label.equals(label)).findFirst();
    }
}
