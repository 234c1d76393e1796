package org.schedulesconnector.crawl;

/** A question names a person or a schedule that is not known. The message names it and says what to do. */
public final class UnknownSubjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSubjectException(String message) {
        super(message);
    }
}
