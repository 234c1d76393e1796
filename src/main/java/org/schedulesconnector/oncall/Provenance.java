package org.schedulesconnector.oncall;

import java.time.Instant;

/**
 * Who made a schedule and who changed it last, as PagerDuty's audit records tell. Each part is null when they do not.
 *
 * @param createdBy name of the person, key or app that created it
 * @param createdAt when it was created
 * @param lastModifiedBy name of the person, key or app that changed it last (its creator when nobody has since)
 * @param lastModifiedAt when it was changed last
 */
public record Provenance(String createdBy, Instant createdAt, String lastModifiedBy, Instant lastModifiedAt) {
    public static final Provenance UNKNOWN = new Provenance(null, null, null, null);
}
