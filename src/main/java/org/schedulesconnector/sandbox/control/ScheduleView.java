package org.schedulesconnector.sandbox.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.LayerSchedule;
import org.schedulesconnector.sandbox.pagerduty.Member;
import org.schedulesconnector.sandbox.pagerduty.OnCallShift;
import org.schedulesconnector.sandbox.pagerduty.SchedulePart;

/** Shows a schedule in a few lines. */
final class ScheduleView {
    private final Account account;
    private final Subjects subjects;
    private final Clock clock;

    ScheduleView(Account account, Subjects subjects, Clock clock) {
        this.account = account;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** What it is and who is on call now. */
    ObjectNode row(AccountSchedule schedule) {
        ObjectNode json = ControlJson.object()
                .put("id", schedule.id())
                .put("name", schedule.name())
                .put("kind", schedule instanceof LayerSchedule ? "layer-based" : "shift-based");
        json.set("teams", ControlJson.texts(schedule.teamIds()));
        Instant now = clock.instant();
        ArrayNode onCall = json.putArray("on_call");
        account.onCall(schedule.id(), now, now).forEach(shift -> onCall.add(shift(shift)));
        return json;
    }

    /** The row with who takes turns in each part. */
    ObjectNode whole(AccountSchedule schedule) {
        ObjectNode json = row(schedule);
        ArrayNode parts = json.putArray("layers");
        schedule.parts().forEach(part -> parts.add(part(part)));
        return json;
    }

    private ObjectNode shift(OnCallShift shift) {
        return person(shift.userId()).put("until", shift.end().toString());
    }

    private ObjectNode part(SchedulePart part) {
        ObjectNode json = ControlJson.object().put("id", part.id()).put("name", part.name());
        ArrayNode people = json.putArray("people");
        part.people().forEach(member -> people.add(member(member)));
        return json;
    }

    private ObjectNode member(Member member) {
        return member.userId().map(this::person).orElseGet(() -> ControlJson.object()
                .putNull("user"));
    }

    private ObjectNode person(String userId) {
        return ControlJson.object().put("user", userId).put("name", subjects.person(userId));
    }
}
