package org.schedulesconnector.pagerduty;

/**
 * The two families of PagerDuty's REST API. They share a host; the second has the path prefix {@code /v3}. Each has its own
 * {@code Accept} value, because clients disagree on what v3 needs; PagerDuty's upgrade guide uses the vendor type for both.
 */
public enum ApiFamily {
    CLASSIC("application/vnd.pagerduty+json;version=2"),
    V3("application/vnd.pagerduty+json;version=2");

    private final String accept;

    ApiFamily(String accept) {
        this.accept = accept;
    }

    /** The value of the {@code Accept} header. */
    public String accept() {
        return accept;
    }
}
