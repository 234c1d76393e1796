package org.schedulesconnector.graph;

import java.util.ArrayList;
import java.util.List;
import org.schedulesconnector.graph.ProvisionOutcome.SchemaStep;

/** Collects an outcome while it comes about, and tells each change as it is made. */
final class ProvisionReport {
    private final String connectionId;
    private final boolean compareOnly;
    private final ProvisionProgress progress;
    private final List<String> changes = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private boolean created;
    private SchemaStep schemaStep = SchemaStep.NONE;
    private boolean reingest;

    ProvisionReport(String connectionId, boolean compareOnly, ProvisionProgress progress) {
        this.connectionId = connectionId;
        this.compareOnly = compareOnly;
        this.progress = progress;
    }

    void created() {
        created = true;
        change("the connection is created");
    }

    void schemaRegistered(int properties) {
        schemaStep = SchemaStep.REGISTERED;
        change("a schema of " + properties + " properties is registered");
    }

    void schemaUpdated(SchemaComparison comparison) {
        schemaStep = SchemaStep.UPDATED;
        reingest = comparison.reingest();
        comparison.changes().forEach(this::change);
    }

    void change(String sentence) {
        changes.add(sentence);
        if (!compareOnly) {
            progress.report("Connection " + connectionId + ": " + sentence);
        }
    }

    void warn(String sentence) {
        warnings.add(sentence);
        progress.report("Connection " + connectionId + ", warning: " + sentence);
    }

    void withdraw(String sentence) {
        changes.remove(sentence);
    }

    boolean isConnectionNew() {
        return created;
    }

    boolean isConnectionOrSchemaNew() {
        return created || schemaStep != SchemaStep.NONE;
    }

    ProvisionOutcome outcome() {
        return new ProvisionOutcome(connectionId, compareOnly, created, schemaStep, changes, warnings, reingest);
    }
}
