package org.schedulesconnector.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.schedulesconnector.pagerduty.User;

/**
 * Finds the Entra accounts of people without asking itself: it says what to look up, and is told what came of it.
 *
 * <pre>{@code
 * for (List<Lookup> wave = mapping.wanted(); !wave.isEmpty(); wave = mapping.wanted()) {
 *     // each lookup of the wave ends in one of: answered(lookup, accounts), failed(lookup), denied()
 * }
 * mapping.identities();
 * }</pre>
 *
 * The first wave asks what the first rule says of everybody, the next asks only for those who were not found. The lookups of a
 * wave may be made at the same time, but the mapping itself is not thread-safe.
 */
public final class IdentityMapping {
    private final List<UserSearch> searches;
    private final EntraAnswers answers = new EntraAnswers();
    private final Instant now;

    /**
     * @param users everybody in PagerDuty, each once
     * @param cached what the ledger keeps of earlier runs, people who are gone included
     * @param now the run's now
     */
    public IdentityMapping(
            IdentityPolicy policy, Collection<User> users, Collection<CachedIdentity> cached, Instant now) {
        this.now = now;
        Map<String, CachedIdentity> byUser =
                cached.stream().collect(Collectors.toMap(CachedIdentity::userId, Function.identity()));
        searches = users.stream()
                .sorted(Comparator.comparing(User::id))
                .map(user -> new UserSearch(user, policy, byUser.get(user.id()), now))
                .toList();
    }

    /** What must be looked up before anything else can be; empty when the mapping is done. The same until something is told. */
    public List<Lookup> wanted() {
        advance();
        Map<EntraAttribute, Set<String>> values = new EnumMap<>(EntraAttribute.class);
        searches.stream().flatMap(search -> search.next().stream()).forEach(candidate -> values.computeIfAbsent(
                        candidate.attribute(), attribute -> new LinkedHashSet<>())
                .add(candidate.value()));
        return values.entrySet().stream()
                .flatMap(entry -> chunks(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /** @param accounts every account that Entra found for any value of the lookup, in any order */
    public void answered(Lookup lookup, Collection<EntraAccount> accounts) {
        answers.add(lookup, accounts);
    }

    /** The lookup brought no answer: those whom it was for are left as they are, the others are looked for still. */
    public void failed(Lookup lookup) {
        answers.addFailed(lookup);
    }

    /** Entra may not be asked at all ({@code User.Read.All} is missing): nothing more is wanted. */
    public void denied() {
        advance();
        searches.forEach(search -> search.giveUp(IdentityStatus.LOOKUP_DENIED));
    }

    /**
     * Everybody's identity.
     *
     * @throws IllegalStateException while lookups are wanted
     */
    public Identities identities() {
        checkDone();
        SharedAccounts shared = new SharedAccounts(searches);
        return new Identities(searches.stream().collect(Collectors.toMap(UserSearch::userId, shared::settled)));
    }

    /**
     * What this run learned, to be written over what the ledger keeps of the same people. Nothing for those whose lookup failed:
     * what is kept of them must stay.
     *
     * @throws IllegalStateException while lookups are wanted
     */
    public List<CachedIdentity> toStore() {
        checkDone();
        return searches.stream().flatMap(search -> search.toStore(now).stream()).toList();
    }

    /** Done for a whole wave at once: a look at everybody after each answer takes as long as the answers themselves. */
    private void advance() {
        searches.forEach(search -> search.advance(answers));
    }

    private void checkDone() {
        advance();
        long open =
                searches.stream().filter(search -> search.next().isPresent()).count();
        if (open > 0) {
            throw new IllegalStateException(open + " people are not looked up yet; answer what is wanted first");
        }
    }

    private static Stream<Lookup> chunks(EntraAttribute attribute, List<String> values) {
        List<Lookup> lookups = new ArrayList<>();
        for (int start = 0; start < values.size(); start += Lookup.MOST_VALUES) {
            int end = Math.min(start + Lookup.MOST_VALUES, values.size());
            lookups.add(new Lookup(attribute, values.subList(start, end)));
        }
        return lookups.stream();
    }
}
