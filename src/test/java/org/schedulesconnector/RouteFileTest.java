package org.schedulesconnector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The rules for routes find what they are for. */
class RouteFileTest {
    @Test
    void acceptsARouteWrittenInFull() {
        RouteFile file = steps(
                """
                - to:
                    id: ask
                    uri: direct:ask
                - toD:
                    uri: direct:${variable.next}
                - choice:
                    id: if-more
                    when:
                      - expression:
                          simple:
                            expression: ${variable.more} == true
                        steps:
                          - bean:
                              id: count
                              ref: counter
                """);

        assertThat(file.problems()).isEmpty();
        assertThat(file.ids()).contains("crawl");
    }

    @Test
    void refusesAMistypedStep() {
        assertThat(steps("- too: { id: ask, uri: 'direct:ask' }").problems())
                .singleElement()
                .asString()
                .startsWith("routes.yaml: ")
                .contains("too");
    }

    @Test
    void refusesAMappingAtTheTop() {
        assertThat(RouteFile.of("routes.yaml", "route: { id: crawl }").problems())
                .anyMatch(problem -> problem.contains("top level is not a list"));
        assertThat(RouteFile.of("routes.yaml", "# nothing yet").problems())
                .anyMatch(problem -> problem.contains("top level is not a list"));
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() -> steps("- to: { id: ask, id: tell, uri: 'direct:ask' }"))
                .hasMessageContaining("duplicate key id");
    }

    @Test
    void refusesARouteWithoutIdOrDescription() {
        RouteFile file = RouteFile.of(
                "routes.yaml",
                """
                - route:
                    description: " "
                    from: { uri: "direct:crawl", steps: [] }
                """);

        assertThat(file.problems())
                .containsExactly("routes.yaml: route '' has no id", "routes.yaml: route '' has no description");
    }

    @Test
    void refusesAFromWithoutRoute() {
        assertThat(RouteFile.of("routes.yaml", "- from: { uri: 'direct:crawl', steps: [] }")
                        .problems())
                .singleElement()
                .asString()
                .contains("write 'route'");
    }

    @Test
    void refusesInlineScripts() {
        assertThat(steps("- script: { expression: { groovy: { expression: '1' } } }")
                        .problems())
                .hasSize(2)
                .allMatch(problem -> problem.contains("belongs into a bean"));
    }

    @Test
    void refusesLoopsThatBreakInMidPage() {
        RouteFile file = steps(
                """
                - loop:
                    id: pages
                    doWhile: true
                    breakOnShutdown: true
                    expression: { simple: { expression: "${variable.more}" } }
                    steps: []
                """);

        assertThat(file.problems()).singleElement().asString().contains("edge of a page");
    }

    @Test
    void refusesAddressesMadeFromData() {
        assertThat(steps("- toD: { id: get, uri: '${variable.next}' }").problems())
                .singleElement()
                .asString()
                .contains("'toD' to '${variable.next}'");
        assertThat(steps("- toD: 'https:${variable.host}'").problems())
                .singleElement()
                .asString()
                .contains("may only begin with 'direct:'");
    }

    @Test
    void refusesNamelessStepsHoweverDeep() {
        RouteFile file = steps(
                """
                - doTry:
                    id: attempt
                    steps:
                      - to: "direct:ask"
                      - split:
                          expression: { simple: { expression: "${body}" } }
                          steps:
                            - bean: { ref: counter }
                    doCatch:
                      - exception: [java.io.IOException]
                        steps:
                          - loop:
                              expression: { constant: { expression: "2" } }
                              steps:
                                - choice: {}
                                - doTry: { steps: [] }
                """);

        assertThat(file.problems())
                .allMatch(problem -> problem.contains("has no id"))
                .extracting(problem -> problem.split("'")[1])
                .containsExactlyInAnyOrder("to", "split", "bean", "loop", "choice", "doTry");
    }

    private static RouteFile steps(String steps) {
        return RouteFile.of(
                "routes.yaml",
                """
                - route:
                    id: crawl
                    description: One run.
                    from:
                      uri: direct:crawl
                      steps:
                """
                        + steps.indent(8));
    }
}
