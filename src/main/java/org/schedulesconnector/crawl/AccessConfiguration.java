package org.schedulesconnector.crawl;

import java.util.Objects;
import java.util.Optional;
import org.schedulesconnector.access.IdentityPolicy;
import org.schedulesconnector.settings.PilotSettings;

/**
 * How a run decides who may see what, as the settings say.
 *
 * @param fromSource whether PagerDuty's own visibility is rebuilt; else everyone sees everything
 * @param advancedPermissions what the operator says of Advanced Permissions; empty to ask PagerDuty
 * @param teamMembersOnly whether besides admins only members of a schedule's teams see it
 * @param identity how people are mapped, not null
 * @param pilot to whom every grant is restricted, not null
 * @param tenantId the Entra tenant, not null
 */
public record AccessConfiguration(
        boolean fromSource,
        Optional<Boolean> advancedPermissions,
        boolean teamMembersOnly,
        IdentityPolicy identity,
        PilotSettings pilot,
        String tenantId) {
    public AccessConfiguration {
        Objects.requireNonNull(advancedPermissions, "advancedPermissions");
        Objects.requireNonNull(identity, "identity");
        Objects.requireNonNull(pilot, "pilot");
        Objects.requireNonNull(tenantId, "tenantId");
    }
}
