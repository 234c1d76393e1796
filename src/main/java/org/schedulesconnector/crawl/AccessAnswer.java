package org.schedulesconnector.crawl;

import java.util.List;
import java.util.Objects;
import org.schedulesconnector.access.AccessExplanation;

/**
 * Why a person sees a schedule in Copilot, or why not, and where that is known from.
 *
 * @param scheduleId the schedule
 * @param scheduleName its name, not null
 * @param basis where the answer comes from, a clause
 * @param explanation the verdict and its chain
 * @param remarks what does not fit together, or what to know; may be empty
 */
public record AccessAnswer(
        String scheduleId, String scheduleName, String basis, AccessExplanation explanation, List<String> remarks) {
    public AccessAnswer {
        Objects.requireNonNull(scheduleName, "scheduleName");
        remarks = List.copyOf(remarks);
    }
}
