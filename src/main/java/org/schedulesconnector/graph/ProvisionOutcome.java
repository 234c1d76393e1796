package org.schedulesconnector.graph;

import java.util.List;

/**
 * What provisioning did, or, when it only compared, would do.
 *
 * @param connectionId the connection
 * @param compareOnly whether nothing was written on purpose
 * @param created whether the connection did not exist before
 * @param schema what happened to the schema
 * @param changes each change as a sentence, in order; empty when all was as wanted
 * @param warnings what a person should know although it did not stop the work
 * @param reingestAdvised whether items written before must be written again for a change of the schema to show
 */
public record ProvisionOutcome(
        String connectionId,
        boolean compareOnly,
        boolean created,
        SchemaStep schema,
        List<String> changes,
        List<String> warnings,
        boolean reingestAdvised) {
    public ProvisionOutcome {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    /** Whether the connection can hold nothing: it is new, or had no schema, without which Graph takes no items. */
    public boolean isEmpty() {
        return created || schema == SchemaStep.REGISTERED;
    }

    /** The least that makes the schema as wanted. */
    public enum SchemaStep {
        NONE,
        REGISTERED,
        UPDATED
    }
}
