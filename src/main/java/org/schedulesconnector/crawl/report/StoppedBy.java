package org.schedulesconnector.crawl.report;

/** Who ended a run before its end. */
public enum StoppedBy {
    /** Somebody asked for it, over JMX or HTTP. */
    OPERATOR("An operator cancelled the run"),
    /** The process is ending, or its routes are. */
    SERVICE("The service was stopped during the run");

    private final String sentence;

    StoppedBy(String sentence) {
        this.sentence = sentence;
    }

    /** What happened, without a full stop. */
    String sentence() {
        return sentence;
    }
}
