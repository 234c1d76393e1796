package org.schedulesconnector.item;

import java.util.Optional;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.Person;

/** What an escalation policy's item may tell of those whom the policy pages. */
public interface PolicyTargets {
    /**
     * A schedule that may be told to everybody who sees the policy's item, as read for a window that contains now. Of a schedule
     * that is not given the item tells nothing, not even the name.
     */
    Optional<OnCallSchedule> schedule(String id);

    /**
     * Somebody whom the policy pages by name.
     *
     * @param name as the policy tells it; null when it does not
     */
    Person person(String id, String name);
}
