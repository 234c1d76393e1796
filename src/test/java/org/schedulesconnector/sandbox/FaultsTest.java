package org.schedulesconnector.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final FaultAction SPOILED = FaultAction.reset();
    private static final SandboxRequest PUT_ITEM = request("PUT", "/v1.0/external/connections/pd/items/P1");

    private final Faults faults = new Faults(1);

    @Test
    void strikesOnlyWhatServiceMethodAndPathMatch() {
        faults.add(Fault.of(SPOILED).at("graph").method("PUT").path("/items/"));

        assertThat(faults.next("graph", PUT_ITEM)).isSameAs(SPOILED);
        assertThat(faults.next("pagerduty", PUT_ITEM)).isNotSameAs(SPOILED);
        assertThat(faults.next("graph", request("GET", PUT_ITEM.path()))).isNotSameAs(SPOILED);
        assertThat(faults.next("graph", request("PUT", "/v1.0/external"))).isNotSameAs(SPOILED);
    }

    @Test
    void countsOnlyMatchingRequests() {
        faults.add(Fault.of(SPOILED).method("PUT").when(Occurrence.nth(2)));

        faults.next("graph", PUT_ITEM);
        faults.next("graph", request("GET", "/anything"));

        assertThat(strikes(3)).containsExactly(true, false, false);
    }

    @Test
    void strikesFirstAfterEveryAsAsked() {
        Fault first = Fault.of(SPOILED).when(Occurrence.first(2));
        faults.add(first);
        assertThat(strikes(4)).containsExactly(true, true, false, false);
        assertThat(faults.struck(first)).isEqualTo(2);

        faults.clear();
        faults.add(Fault.of(SPOILED).when(Occurrence.after(2)));
        assertThat(strikes(4)).containsExactly(false, false, true, true);

        faults.clear();
        faults.add(Fault.of(SPOILED).when(Occurrence.every(2)));
        assertThat(strikes(4)).containsExactly(false, true, false, true);
    }

    @Test
    void strikesTheSameRequestsForTheSameSeed() {
        List<Boolean> one = strikes(new Faults(42).add(Fault.of(SPOILED).when(Occurrence.withProbability(0.3))), 200);
        List<Boolean> two = strikes(new Faults(42).add(Fault.of(SPOILED).when(Occurrence.withProbability(0.3))), 200);

        assertThat(one).isEqualTo(two);
        assertThat(one.stream().filter(struck -> struck).count()).isBetween(35L, 85L);
    }

    @Test
    void letsTheFirstAddedFaultDecideAndForgetsARemovedOne() {
        FaultAction other = FaultAction.status(503);
        Fault first = Fault.of(SPOILED);
        Fault second = Fault.of(other);
        faults.add(first).add(second);

        assertThat(faults.next("graph", PUT_ITEM)).isSameAs(SPOILED);
        faults.remove(first);
        assertThat(faults.next("graph", PUT_ITEM)).isSameAs(other);
        assertThat(faults.struck(second)).isEqualTo(1);
    }

    private List<Boolean> strikes(int requests) {
        return strikes(faults, requests);
    }

    private static List<Boolean> strikes(Faults faults, int requests) {
        return IntStream.range(0, requests)
                .mapToObj(i -> faults.next("graph", PUT_ITEM) == SPOILED)
                .toList();
    }

    private static SandboxRequest request(String method, String path) {
        return new SandboxRequest(method, path, Map.of(), Map.of(), new byte[0]);
    }
}
