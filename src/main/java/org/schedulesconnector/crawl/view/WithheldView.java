package org.schedulesconnector.crawl.view;

import java.util.List;

/**
 * The deletions that the removal guard holds back until somebody approves them.
 *
 * @param run the run that held them back; null when none are
 * @param withheld how many
 * @param items which, by id
 */
public record WithheldView(Long run, int withheld, List<Item> items) {
    public WithheldView {
        items = List.copyOf(items);
    }

    /**
     * An item that would go.
     *
     * @param id the item
     * @param name what its schedule or escalation policy was called; null when it is not known any more
     */
    public record Item(String id, String name) {}
}
