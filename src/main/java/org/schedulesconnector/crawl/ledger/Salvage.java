package org.schedulesconnector.crawl.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.oncall.Provenance;

/**
 * What a new ledger takes over from the one that it replaces, as far as that can be read: what nobody else could tell.
 *
 * @param items the items that Graph may hold, by id
 * @param groups the external groups that Graph may hold, by id
 * @param provenance who made and changed the schedules, by schedule id
 * @param authorization the PagerDuty authorization of somebody who signed in, sealed as it was; empty when there is none to be read
 * @param problems what could not be read, and why; empty when all could
 */
public record Salvage(
        Map<String, ItemKind> items,
        Set<String> groups,
        Map<String, Provenance> provenance,
        Optional<SealedText> authorization,
        List<String> problems) {
    public Salvage {
        items = Map.copyOf(items);
        groups = Set.copyOf(groups);
        provenance = Map.copyOf(provenance);
        problems = List.copyOf(problems);
    }

    /** Nothing, for a reason. */
    static Salvage nothing(String problem) {
        return new Salvage(Map.of(), Set.of(), Map.of(), Optional.empty(), List.of(problem));
    }

    /** Reads what can be read. */
    static Salvage of(JdbcLedger former) {
        Map<String, ItemKind> items = new HashMap<>();
        Set<String> groups = new HashSet<>();
        Map<String, Provenance> provenance = new HashMap<>();
        List<String> problems = Stream.of(
                        problem(() -> {
                            former.items().load().forEach((id, item) -> items.put(id, item.kind()));
                            items.putAll(former.items().unconfirmed());
                            return null;
                        }),
                        problem(() -> groups.addAll(former.groups().load().keySet())
                                | groups.addAll(former.groups().unconfirmed())),
                        problem(() -> {
                            provenance.putAll(former.provenance().load());
                            return null;
                        }))
                .flatMap(List::stream)
                .collect(Collectors.toList());
        return new Salvage(items, groups, provenance, authorization(former), problems);
    }

    /** Whether every item that Graph may hold is known. */
    public boolean isComplete() {
        return problems.isEmpty();
    }

    /** Without it somebody signs in again: no reason to ask Graph for what it holds. */
    private static Optional<SealedText> authorization(JdbcLedger former) {
        try {
            return former.tokens().sealedText();
        } catch (LedgerException e) {
            return Optional.empty();
        }
    }

    private static List<String> problem(Supplier<?> reading) {
        try {
            reading.get();
            return List.of();
        } catch (LedgerException e) {
            return List.of(e.problem());
        }
    }
}
