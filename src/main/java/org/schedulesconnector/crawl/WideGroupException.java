package org.schedulesconnector.crawl;

import java.util.List;
import java.util.stream.Collectors;
import org.schedulesconnector.access.AccessGroup;

/** An item was not written, or not with all of its groups, because a group may hold people who must not see it. */
final class WideGroupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private WideGroupException(String consequence, List<AccessGroup> wide) {
        super(consequence + ": "
                + wide.stream().map(AccessGroup::id).collect(Collectors.joining(", "))
                + " could not be synchronised and may hold people who must not see it.");
    }

    /** @param wide the external groups that the item names and that cannot be relied on */
    static WideGroupException notWritten(List<AccessGroup> wide) {
        return new WideGroupException("The item was not written", wide);
    }

    /** @param wide the external groups that the item should name */
    static WideGroupException seenByFewer(List<AccessGroup> wide) {
        return new WideGroupException("The item was written for fewer people than may see it", wide);
    }
}
