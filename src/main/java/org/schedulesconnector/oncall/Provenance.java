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

    /** This, completed by what was known before where this is silent; {@code earlier} may be null. */
    public Provenance orElse(Provenance earlier) {
        if (earlier == null) {
            return this;
        }
        boolean creation = createdAt != null;
        boolean change = lastModifiedAt != null;
        return new Provenance(
                creation ? createdBy : earlier.createdBy,
                creation ? createdAt : earlier.createdAt,
                change ? lastModifiedBy : earlier.lastModifiedBy,
                change ? lastModifiedAt : earlier.lastModifiedAt);
    }
}
