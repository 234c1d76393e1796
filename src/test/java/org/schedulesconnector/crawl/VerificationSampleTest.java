package org.schedulesconnector.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.schedulesconnector.crawl.ledger.ItemKind;
import org.schedulesconnector.crawl.ledger.LedgerItem;
import org.schedulesconnector.graph.AclEntry;
import org.schedulesconnector.graph.ExternalItemDocument;
import org.schedulesconnector.graph.ItemContent;

class VerificationSampleTest {
    private static final int ITEMS = 200;

    @Test
    void takesAsManyAsAskedForOrAllThereAre() {
        assertThat(sample(1, 20, 0)).hasSize(20);
        assertThat(sample(1, 300, 0)).hasSize(ITEMS);
        assertThat(sample(1, 0, 0)).isEmpty();
    }

    @Test
    void takesTheSameWhateverTheOrder() {
        assertThat(sample(7, 20, 1)).isEqualTo(sample(7, 20, 2));
    }

    @Test
    void comesToEveryItemInTime() {
        Set<String> verified = new HashSet<>();
        for (long crawl = 1; crawl <= 100; crawl++) {
            verified.addAll(sample(crawl, 20, crawl));
        }

        assertThat(verified).hasSize(ITEMS);
    }

    private static Set<String> sample(long crawlId, int most, long order) {
        VerificationSample sample = new VerificationSample(crawlId);
        List<ItemChange> changes =
                IntStream.range(0, ITEMS).mapToObj(n -> unchanged("P" + n)).collect(Collectors.toList());
        Collections.shuffle(changes, new Random(order));
        changes.forEach(change -> sample.offer(change, most));
        return sample.items().stream().map(change -> change.wanted().id()).collect(Collectors.toSet());
    }

    private static ItemChange unchanged(String id) {
        LedgerItem item =
                new LedgerItem(id, ItemKind.LAYER_BASED, id, Set.of(), "content", "acl", null, null, Instant.EPOCH, 1);
        ExternalItemDocument document =
                new ExternalItemDocument(id, List.of(AclEntry.everyone("t")), Map.of("Name", id), ItemContent.text(id));
        return new ItemChange(document, List.of(), item, item, false, List.of());
    }
}
