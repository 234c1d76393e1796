package org.schedulesconnector.crawl;

/** An item was not written because a group that it names may hold people who must not see it. */
final class WideGroupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WideGroupException(String groupId) {
        super("The item was not written: the external group " + groupId
                + " could not be synchronised and may hold people who" + " must not see it.");
    }
}
