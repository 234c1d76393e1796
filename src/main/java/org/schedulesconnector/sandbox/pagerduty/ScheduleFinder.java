package org.schedulesconnector.sandbox.pagerduty;

/** Finds a schedule of the right kind, or refuses as the other family does. */
final class ScheduleFinder {
    private final Account account;

    ScheduleFinder(Account account) {
        this.account = account;
    }

    LayerSchedule layerBased(String id) {
        AccountSchedule schedule = any(id);
        if (schedule instanceof LayerSchedule found) {
            return found;
        }
        throw ApiError.wrongKind("This is a shift-based schedule. Use the v3 API: GET /v3/schedules/" + schedule.id());
    }

    ShiftSchedule shiftBased(String id) {
        AccountSchedule schedule = any(id);
        if (schedule instanceof ShiftSchedule found) {
            return found;
        }
        throw ApiError.wrongKind("This is a layer-based schedule. Use the v2 API: GET /schedules/" + schedule.id());
    }

    private AccountSchedule any(String id) {
        return account.schedule(id).orElseThrow(ApiError::notFound);
    }
}
