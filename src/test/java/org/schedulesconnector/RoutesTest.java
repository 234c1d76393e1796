package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The routes of the product follow Camel's schema and our own rules. */
class RoutesTest {
    @Test
    void everyFileFollowsTheSchemaAndTheRules() {
        assertThat(RouteFile.shipped()).flatMap(RouteFile::problems).isEmpty();
    }

    @Test
    void idsOfRoutesAndNodesAreUniqueOverAllFiles() {
        assertThat(RouteFile.shipped()).flatMap(RouteFile::ids).doesNotHaveDuplicates();
    }
}
