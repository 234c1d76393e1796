package org.schedulesconnector.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GraphCloudTest {
    private static final ConnectionSchema SCHEMA = new ConnectionSchema(List.of(
            new SchemaProperty(
                    "Name",
                    PropertyType.STRING,
                    "The name",
                    true,
                    true,
                    true,
                    false,
                    List.of("title", "containerName"),
                    List.of("n")),
            Fixtures.property("People", PropertyType.PRINCIPAL_COLLECTION)));

    @Test
    void leavesTheSchemaWholeInTheGlobalCloud() {
        assertThat(GraphCloud.GLOBAL.restrict(SCHEMA)).isSameAs(SCHEMA);
    }

    @ParameterizedTest
    @EnumSource(names = {"GCC_HIGH", "DOD"})
    void leavesOutWhatGovernmentCloudsRefuse(GraphCloud cloud) {
        ConnectionSchema restricted = cloud.restrict(SCHEMA);

        assertThat(restricted.properties())
                .containsExactly(new SchemaProperty(
                        "Name", PropertyType.STRING, null, true, true, true, false, List.of("title"), List.of("n")));
    }
}
