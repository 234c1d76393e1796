package org.schedulesconnector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetListingTest {
    private final PagerDutyListings listings = new PagerDutyListings();

    @Test
    void countsAnObjectOnceWhenPagesShift() {
        Listing listing = listings.users(List.of());

        List<JsonNode> first = listing.accept(page("{'users':[{'id':'A'},{'id':'B'}],'more':true}"));
        List<JsonNode> second = listing.accept(page("{'users':[{'id':'B'},{'id':'C'}],'more':false}"));

        assertThat(first).hasSize(2);
        assertThat(second).extracting(user -> user.path("id").asText()).containsExactly("C");
        assertThat(listing.found()).isEqualTo(3);
        assertThat(listing.isComplete()).isTrue();
    }

    @Test
    void movesOnByWhatArrivedAndNotByWhatWasAskedFor() {
        Listing listing = listings.users(List.of());

        listing.accept(page("{'users':[{'id':'A'},{'id':'B'},{'id':'C'}],'more':true}"));

        assertThat(listing.request().query()).isEqualTo("limit=100&offset=3");
    }

    @Test
    void endsOnAnEmptyPage() {
        Listing listing = listings.users(List.of());

        listing.accept(page("{'users':[]}"));

        assertThat(listing.hasNext()).isFalse();
        assertThat(listing.isComplete()).isTrue();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(listing::request);
    }

    /** It would count as complete with nothing in it, and everything indexed as vanished. */
    @ParameterizedTest
    @ValueSource(strings = {"true", "'yes'", "1", "0", "[]"})
    void isNotCompleteWhenAnEmptyPageSaysThatThereAreMore(String more) {
        Listing listing = listings.users(List.of());

        listing.accept(page("{'users':[],'more':" + more + "}"));

        assertThat(listing.hasNext()).isFalse();
        assertThat(listing.isComplete()).isFalse();
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> listings.requireComplete(listing))
                .withMessageContaining("nothing on it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "null", "'false'", "{}"})
    void goesOnWhenTheWordAboutMoreIsNotUnderstood(String more) {
        Listing listing = listings.users(List.of());

        listing.accept(page("{'users':[{'id':'A'}],'more':" + more + "}"));

        assertThat(listing.hasNext()).isTrue();
    }

    @Test
    void goesOnUntilAnEmptyPageWhenNothingIsSaidOfMore() {
        Listing listing = listings.users(List.of());

        listing.accept(page("{'users':[{'id':'A'}]}"));

        assertThat(listing.hasNext()).isTrue();
    }

    @Test
    void refusesAnObjectWithoutId() {
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> listings.users(List.of()).accept(page("{'users':[{'name':'A'}],'more':false}")))
                .withMessageContaining("/users");
    }

    @Test
    void readsExactlyTenThousandWithoutNarrowing() {
        Account account = new Account(10_000, 0);

        Listing listing = account.read(listings.users(List.of()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(account.requests).hasSize(100);
    }

    @Test
    void asksForTheTotalOnlyOnTheLastPageBeforeTheCeiling() {
        Account account = new Account(10_000, 0);

        account.read(listings.users(List.of()));

        assertThat(account.requests)
                .filteredOn(query -> query.contains("total=true"))
                .hasSize(1);
        assertThat(account.requests.get(99)).contains("total=true", "offset=9900");
    }

    @Test
    void narrowsByTeamBeyondTheCeiling() {
        Account account = new Account(12_000, 240);

        Listing listing = account.read(listings.users(account.teamIds()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(listing.found()).isEqualTo(12_000);
        assertThat(account.requests)
                .noneMatch(query -> query.contains("query="))
                .hasSizeLessThan(230);
    }

    @Test
    void halvesAGroupOfTeamsThatIsTooWide() {
        Account account = new Account(25_000, 50);

        Listing listing = account.read(listings.users(account.teamIds()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(listing.found()).isEqualTo(25_000);
    }

    @Test
    void narrowsByNameWithoutTeams() {
        Account account = new Account(12_000, 0);

        Listing listing = account.read(listings.users(List.of()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(listing.found()).isEqualTo(12_000);
    }

    @Test
    void narrowsByTwoCharactersWhereOneIsTooWide() {
        Account account = new Account(16_000, 0);
        account.letters = 5;

        Listing listing = account.read(listings.users(List.of()));

        assertThat(listing.isComplete()).isTrue();
        assertThat(account.requests).anyMatch(query -> query.matches(".*query=\\w\\w(&.*)?"));
    }

    @Test
    void staysIncompleteWhenNeitherTeamsNorNamesReachEverything() {
        Account account = new Account(10_300, 0);
        account.nameless = 10_200;

        Listing listing = account.read(listings.users(List.of()));

        assertThat(listing.hasNext()).isFalse();
        assertThat(listing.isComplete()).isFalse();
        assertThatExceptionOfType(PagerDutyException.class)
                .isThrownBy(() -> listings.requireComplete(listing))
                .withMessageContaining("of 10300 could be read");
    }

    @Test
    void cannotBeCompleteBeyondTheCeilingWhenNobodyTellsTheTotal() {
        Account account = new Account(12_000, 0);
        account.tellsTotal = false;

        assertThat(account.read(listings.users(List.of())).isComplete()).isFalse();
    }

    @Test
    void leavesAListingThatWasStoppedAsItIs() {
        Listing listing = listings.users(List.of());

        listings.requireComplete(listing);

        assertThat(listing.isComplete()).isFalse();
    }

    private static JsonNode page(String text) {
        return JsonText.json(text);
    }

    /** Users as PagerDuty lists them: names of few letters, a team for each when there are teams, the ceiling, filters. */
    private static final class Account {
        private final int users;
        private final int teams;
        private final List<String> requests = new ArrayList<>();
        private int nameless;
        private int letters = 26;
        private boolean tellsTotal = true;
        private final Map<String, List<Integer>> slices = new HashMap<>();

        private Account(int users, int teams) {
            this.users = users;
            this.teams = teams;
        }

        private List<String> teamIds() {
            return IntStream.range(0, teams).mapToObj(team -> "PT" + team).toList();
        }

        private Listing read(Listing listing) {
            while (listing.hasNext()) {
                String query = listing.request().query();
                requests.add(query);
                listing.accept(answer(query));
            }
            return listing;
        }

        private JsonNode answer(String query) {
            List<Integer> matching =
                    slices.computeIfAbsent(query.replaceAll("offset=\\d+|total=true", ""), slice -> matching(query));
            int offset = Integer.parseInt(value(query, "offset").get(0));
            assertThat(offset + 100).isLessThanOrEqualTo(10_000);
            List<Integer> page =
                    matching.subList(Math.min(offset, matching.size()), Math.min(offset + 100, matching.size()));
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            page.forEach(user ->
                    answer.withArray("users").addObject().put("id", "P" + user).put("name", name(user)));
            answer.put("more", offset + page.size() < matching.size());
            if (tellsTotal && query.contains("total=true")) {
                answer.put("total", matching.size());
            }
            return answer;
        }

        private List<Integer> matching(String query) {
            Set<String> wantedTeams = new HashSet<>(value(query, "team_ids%5B%5D"));
            String name = value(query, "query").stream().findFirst().orElse("");
            return IntStream.range(0, users)
                    .filter(user -> wantedTeams.isEmpty() || wantedTeams.contains("PT" + user % teams))
                    .filter(user -> name(user).contains(name))
                    .boxed()
                    .toList();
        }

        private String name(int user) {
            return user < nameless ? "" : Integer.toString(26 * 26 * 26 + user * 7, letters);
        }

        private static List<String> value(String query, String name) {
            return List.of(query.split("&")).stream()
                    .filter(pair -> pair.startsWith(name + "="))
                    .map(pair -> pair.substring(name.length() + 1))
                    .toList();
        }
    }
}
