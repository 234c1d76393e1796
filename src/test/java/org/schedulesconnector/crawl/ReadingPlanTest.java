package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.oncall.ScheduleKind;

class ReadingPlanTest {
    private static final List<String> LISTED = List.of("A", "B", "C", "D", "E");
    private static final Map<String, ReadingMark> MARKS =
            Map.of("A", read(1), "B", read(2), "C", read(3), "D", read(4), "E", read(5));

    @Test
    void readsThoseThatWereReadLongestAgo() {
        ReadingPlan plan = ReadingPlan.within(LISTED, MARKS, List.of(), Set.of(), ReadingPlan.Failed.NONE, 2);

        assertThat(plan.toRead()).containsExactly("A", "B");
        assertThat(plan.toRecall()).containsExactly("C", "D", "E");
        assertThat(plan.waiting()).isEmpty();
    }

    @Test
    void readsUrgentOnesFirstInTheirOrder() {
        ReadingPlan plan = ReadingPlan.within(
                LISTED, MARKS, List.of(Set.of("E", "D"), Set.of("C")), Set.of(), ReadingPlan.Failed.NONE, 4);

        assertThat(plan.toRead()).containsExactly("D", "E", "C", "A");
    }

    @Test
    void readsNewAndUpgradedOnesBeforeAllOthers() {
        Map<String, ReadingMark> marks = Map.of(
                "A", read(1),
                "B", read(2),
                "C", read(3),
                "D", new ReadingMark(ScheduleKind.LAYER_BASED, Instant.EPOCH.plusSeconds(9), "digest"));

        ReadingPlan plan =
                ReadingPlan.within(LISTED, marks, List.of(Set.of("B")), Set.of(), ReadingPlan.Failed.NONE, 3);

        assertThat(plan.toRead()).containsExactly("D", "E", "B");
    }

    @Test
    void letsNewOnesWaitThatTheBudgetDoesNotReach() {
        ReadingPlan plan =
                ReadingPlan.within(LISTED, Map.of("A", read(1)), List.of(), Set.of(), ReadingPlan.Failed.NONE, 3);

        assertThat(plan.toRead()).containsExactly("B", "C", "D");
        assertThat(plan.waiting()).containsExactly("E");
        assertThat(plan.toRecall()).containsExactly("A");
    }

    @Test
    void doesNotReadForItsAgeWhatIsWatchedOtherwise() {
        ReadingPlan plan = ReadingPlan.within(
                LISTED, MARKS, List.of(Set.of("B")), Set.of("A", "B", "C"), ReadingPlan.Failed.NONE, 5);

        assertThat(plan.toRead()).containsExactly("B", "D", "E");
    }

    @Test
    void ignoresUrgentOnesThatAreNotThere() {
        ReadingPlan plan = ReadingPlan.within(
                List.of("A"), MARKS, List.of(Set.of("B", "Z")), Set.of(), ReadingPlan.Failed.NONE, 5);

        assertThat(plan.toRead()).containsExactly("A");
    }

    @Test
    void givesWhatFailedAPartOfTheBudgetAndNoMoreWhileOthersNeedIt() {
        ReadingPlan.Failed failed = new ReadingPlan.Failed(Set.of("B", "C", "D"), List.of("C", "B"));

        ReadingPlan tight = ReadingPlan.within(LISTED, MARKS, List.of(Set.of("A", "E")), Set.of(), failed, 4);
        assertThat(tight.toRead()).containsExactly("A", "E", "C", "B");
        assertThat(tight.putOff()).containsExactly("D");

        ReadingPlan tighter = ReadingPlan.within(LISTED, MARKS, List.of(), Set.of(), failed, 1);
        assertThat(tighter.toRead()).containsExactly("A");
        assertThat(tighter.putOff()).containsExactly("B", "C", "D");
        assertThat(tighter.toRecall()).containsExactly("B", "C", "D", "E");
    }

    @Test
    void keepsItsShareForWhatFailedWhenOthersWouldTakeAll() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "P" + i).toList();
        Set<String> broken = Set.copyOf(many.subList(0, 20));
        ReadingPlan.Failed failed = new ReadingPlan.Failed(broken, many.subList(0, 20));

        ReadingPlan plan = ReadingPlan.within(many, Map.of(), List.of(), Set.of(), failed, 8);

        assertThat(plan.toRead().stream().filter(broken::contains)).containsExactly("P0", "P1");
        assertThat(plan.toRead()).hasSize(8);
        assertThat(plan.waiting()).as("new ones only").hasSize(14).doesNotContainAnyElementsOf(broken);
    }

    private static ReadingMark read(int second) {
        return new ReadingMark(ScheduleKind.SHIFT_BASED, Instant.EPOCH.plusSeconds(second), "digest");
    }
}
