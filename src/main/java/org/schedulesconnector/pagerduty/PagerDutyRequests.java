package org.schedulesconnector.pagerduty;

import java.util.regex.Pattern;
import org.schedulesconnector.oncall.Interval;

/** Makes the requests for single things. Listings make their own, see {@link Listing#request()}. Stateless. */
public final class PagerDutyRequests {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

    /**
     * A layer-based schedule rendered for a window: the final schedule comes because the window is given.
     *
     * @throws PagerDutyException if the id has characters that no id of PagerDuty has
     */
    public PagerDutyRequest layerBasedSchedule(String id, Interval window) {
        return layerBased(id, rendered(window));
    }

    /** A shift-based schedule rendered for a window: its final schedule comes only when it is included and the window given. */
    public PagerDutyRequest shiftBasedSchedule(String id, Interval window) {
        return shiftBased(id, rendered(window).add("include[]", "final_schedule"));
    }

    /**
     * Asks whether a layer-based schedule is still there. {@link PagerDutyException#isNotFound()} is half of the evidence for its
     * removal, {@link PagerDutyException#isOtherKind()} means that it was upgraded.
     */
    public PagerDutyRequest confirmLayerBased(String id) {
        return layerBased(id, new Query());
    }

    /** The other half of the evidence: asks whether a shift-based schedule is still there. */
    public PagerDutyRequest confirmShiftBased(String id) {
        return shiftBased(id, new Query());
    }

    /** Asks whether an escalation policy is still there; {@link PagerDutyException#isNotFound()} means that it is not. */
    public PagerDutyRequest confirmPolicy(String id) {
        return new PagerDutyRequest(ApiFamily.CLASSIC, "/escalation_policies/" + checked(id), "", "escalation_policy");
    }

    /** What the account's plan and settings let it do, as names. */
    public PagerDutyRequest abilities() {
        return new PagerDutyRequest(ApiFamily.CLASSIC, "/abilities", "", "abilities");
    }

    /** Whom the credential speaks for. A key of the account, which speaks for nobody, is answered 400. */
    public PagerDutyRequest me() {
        return new PagerDutyRequest(ApiFamily.CLASSIC, "/users/me", "", "user");
    }

    private static PagerDutyRequest layerBased(String id, Query query) {
        return new PagerDutyRequest(ApiFamily.CLASSIC, "/schedules/" + checked(id), query.toString(), "schedule");
    }

    private static PagerDutyRequest shiftBased(String id, Query query) {
        return new PagerDutyRequest(ApiFamily.V3, "/v3/schedules/" + checked(id), query.toString(), "schedule");
    }

    private static Query rendered(Interval window) {
        return new Query()
                .add("since", window.start())
                .add("until", window.end())
                .add("time_zone", "UTC");
    }

    private static String checked(String id) {
        if (id == null || !ID.matcher(id).matches()) {
            throw PagerDutyException.of(PagerDutyException.Kind.INVALID_REQUEST)
                    .message("an id has letters, digits, '-' and '_' only; this one has others or is missing")
                    .build();
        }
        return id;
    }
}
