package org.schedulesconnector.e2e;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.schedulesconnector.sandbox.FaultAction;
import org.schedulesconnector.sandbox.Occurrence;
import org.schedulesconnector.sandbox.pagerduty.AccountSchedule;
import org.schedulesconnector.sandbox.pagerduty.AccountTeam;
import org.schedulesconnector.sandbox.pagerduty.AccountUser;
import org.schedulesconnector.sandbox.tenant.DirectoryUser;

/** A company of a seed's making, in which everything that can clash does, and what happens to it and to Graph. */
final class RandomCompany {
    private static final List<String> ROLES = List.of(
            "owner",
            "admin",
            "user",
            "user",
            "limited_user",
            "limited_user",
            "observer",
            "restricted_access",
            "restricted_access",
            "read_only_user",
            "read_only_limited_user",
            "role_of_next_year");
    private static final List<String> TEAMS = List.of("PTEAM01", "PTEAM02", "PTEAM03", "PTEAM04");

    private final Company company;
    private final PlainReading reading;
    private final Random random;
    private final Map<String, Set<String>> accountsSoFar = new HashMap<>();
    private final Set<String> privateTeams = new TreeSet<>();
    private int hired;

    RandomCompany(Company company, PlainReading reading, long seed) {
        this.company = company;
        this.reading = reading;
        this.random = new Random(seed);
    }

    void found() {
        for (String team : TEAMS) {
            boolean isPrivate = random.nextBoolean();
            company.changes().addTeam(new AccountTeam(team, "Team " + team, "", isPrivate));
            notePrivacy(team, isPrivate);
        }
        int people = random.nextInt(4) == 0 ? 20 : 4 + random.nextInt(5);
        for (int i = 0; i < people; i++) {
            hire();
        }
        for (int i = 0; i < 5; i++) {
            company.schedule("PSCHED" + i, someTeams().toArray(String[]::new));
        }
    }

    /** A few things change in PagerDuty, and, once Entra is asked again, in Entra. */
    void change(boolean entraToo) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            changePagerDuty();
        }
        if (entraToo) {
            List<DirectoryUser> accounts = List.copyOf(company.directory().users());
            accounts.stream().filter(account -> random.nextInt(5) == 0).forEach(this::changeAccount);
        }
    }

    private void changePagerDuty() {
        AccountUser user = any(company.world().account().users());
        String team = any(TEAMS);
        switch (random.nextInt(9)) {
            case 0, 1 -> company.changes().joinTeam(user.id(), team, "observer");
            case 2, 3 -> company.changes().leaveTeam(user.id(), team);
            case 4 -> company.changes().setUserRole(user.id(), any(ROLES));
            case 5 -> {
                boolean isPrivate = !privateTeams.contains(team);
                company.changes().setTeamPrivate(team, isPrivate);
                notePrivacy(team, isPrivate);
            }
            case 6 ->
                company.changes()
                        .setScheduleTeams(
                                any(company.world().account().schedules()).id(), List.copyOf(someTeams()));
            case 7 -> company.changes().renameUser(user.id(), user.name(), "new." + user.email());
            default -> {
                if (company.world().account().users().size() > 3) {
                    company.changes().deleteUser(user.id());
                }
                hire();
            }
        }
    }

    /** At most one kind of trouble at the directory and some at the groups; none in every fifth crawl. */
    void trouble() {
        switch (random.nextInt(6)) {
            case 0 -> company.fault(FaultAction.status(400), "GET", "/users$", Occurrence.nth(1 + random.nextInt(3)));
            case 1 -> company.fault(FaultAction.status(400), "GET", "/users$");
            case 2 -> company.fault(FaultAction.status(403), "GET", "/users$");
            default -> company.world();
        }
        if (random.nextInt(3) == 0) {
            company.fault(FaultAction.status(400), "DELETE", "/members/[" + any(List.of("0-7", "8-f", "0-f")) + "]");
        }
        if (random.nextInt(3) == 0) {
            String groups = any(List.of("pdadmins", "pdviewers", "pdteam", "pdteam.*[13]", "pd"));
            company.fault(
                    any(List.of(FaultAction.status(400), FaultAction.status(404), FaultAction.lost())),
                    "POST",
                    "/groups/" + groups + "[^/]*/members$",
                    any(List.of(Occurrence.always(), Occurrence.nth(2), Occurrence.every(2))));
        }
        if (random.nextInt(3) == 0) {
            company.fault(
                    any(List.of(FaultAction.status(400), FaultAction.lost())),
                    random.nextInt(4) == 0 ? "DELETE" : "POST",
                    "/groups(/[^/]+)?$",
                    any(List.of(Occurrence.nth(1), Occurrence.every(2), Occurrence.first(3))));
        }
    }

    /** Remembers which accounts people have as of now, for runs in which Entra does not say. */
    void remember() {
        for (AccountUser user : company.world().account().users()) {
            accountOf(user).ifPresent(account -> accountsSoFar
                    .computeIfAbsent(user.id(), first -> new HashSet<>())
                    .add(account));
        }
    }

    /**
     * The accounts of those who may see the schedule now.
     *
     * @param formerToo whether accounts that they had earlier count, because Entra did not say
     */
    Set<String> allowed(String scheduleId, boolean formerToo) {
        Set<String> teams = Set.copyOf(scheduleOf(scheduleId).teamIds());
        Set<String> accounts = new TreeSet<>();
        for (AccountUser user : company.world().account().users()) {
            if (reading.maySee(user, teams, privateTeams)) {
                accountOf(user).ifPresent(accounts::add);
                accounts.addAll(formerToo ? accountsSoFar.getOrDefault(user.id(), Set.of()) : Set.of());
            }
        }
        return reading.inPilot(accounts, company.directory());
    }

    private Optional<String> accountOf(AccountUser user) {
        return reading.accountOf(user, company.directory());
    }

    private AccountSchedule scheduleOf(String id) {
        return company.world().account().schedule(id).orElseThrow();
    }

    private void hire() {
        String id = "PUSER%02d".formatted(hired);
        String mail = "p%d@kestrel.example".formatted(hired);
        hired++;
        company.changes()
                .addUser(new AccountUser(
                        id,
                        "Person " + id,
                        mail,
                        "Etc/UTC",
                        any(ROLES),
                        "",
                        false,
                        someTeams().stream().collect(Collectors.toMap(team -> team, team -> "responder"))));
        accounts(mail).forEach(company.directory()::add);
    }

    private List<DirectoryUser> accounts(String mail) {
        DirectoryUser usual = DirectoryUser.of(mail, mail, mail);
        return switch (random.nextInt(12)) {
            case 0 -> List.of();
            case 1 -> List.of(usual.asGuest());
            case 2 -> List.of(usual.disabled());
            case 3 -> List.of(DirectoryUser.of("other." + mail, mail.toUpperCase(Locale.ROOT), mail));
            case 4 ->
                List.of(
                        DirectoryUser.of("a." + mail, mail, mail),
                        DirectoryUser.of("b." + mail, mail, mail).asGuest());
            case 5 -> List.of(DirectoryUser.of(mail, "p%d@kestrel.example".formatted(random.nextInt(hired)), mail));
            default -> List.of(usual);
        };
    }

    private void changeAccount(DirectoryUser account) {
        switch (random.nextInt(5)) {
            case 0 -> company.directory().remove(account.id());
            case 1 -> company.directory().add(account.disabled());
            case 2 -> company.directory().add(account.asGuest());
            case 3 -> {
                company.directory().remove(account.id());
                company.directory()
                        .add(DirectoryUser.of(
                                "x." + account.userPrincipalName(), account.mail(), account.displayName()));
            }
            default ->
                company.directory()
                        .add(new DirectoryUser(
                                account.id(), account.userPrincipalName(), null, account.displayName(), true, false));
        }
    }

    private void notePrivacy(String team, boolean isPrivate) {
        privateTeams.remove(team);
        if (isPrivate) {
            privateTeams.add(team);
        }
    }

    private Set<String> someTeams() {
        List<String> teams = new ArrayList<>(TEAMS);
        teams.removeIf(team -> random.nextInt(5) < 3);
        return new TreeSet<>(teams);
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
