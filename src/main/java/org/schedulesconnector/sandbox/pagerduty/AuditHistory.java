package org.schedulesconnector.sandbox.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Writes what happened to an account before it was generated: when things were made, and later edits, over 20 months. */
final class AuditHistory {
    private static final Duration REACH = Duration.ofDays(600);

    private final Account account;
    private final SplittableRandom random;
    private final Instant now;
    private final List<AuditWriter> actors;

    AuditHistory(Account account, SplittableRandom random, Instant now) {
        this.account = account;
        this.random = random;
        this.now = now;
        this.actors = List.of(person(0), person(1), person(2), key());
    }

    void write() {
        account.teams().forEach(team -> actor().write(before(now), "create", AuditWriter.of(team)));
        account.policies().forEach(policy -> actor().write(before(now), "create", AuditWriter.of(policy)));
        for (AccountUser user : account.users()) {
            if (random.nextInt(4) == 0) {
                actor().write(before(now), "create", AuditWriter.of(user));
            }
        }
        account.schedules().forEach(this::history);
    }

    private void history(AccountSchedule schedule) {
        Instant created = before(now);
        AuditRecord.Resource resource = AuditWriter.of(schedule);
        actor().write(created, "create", resource);
        if (random.nextInt(5) < 3) {
            Duration since = Duration.between(created, now);
            Instant edited =
                    created.plus(since.multipliedBy(random.nextInt(1, 1000)).dividedBy(1000));
            actor().field(
                            edited.truncatedTo(ChronoUnit.MILLIS),
                            resource,
                            "name",
                            schedule.name() + " (draft)",
                            schedule.name());
        }
    }

    private AuditWriter actor() {
        return actors.get(random.nextInt(actors.size()));
    }

    private Instant before(Instant end) {
        return end.minusMillis(random.nextLong(1, REACH.toMillis())).truncatedTo(ChronoUnit.MILLIS);
    }

    private AuditWriter person(int number) {
        AuditRecord.Resource user = AuditWriter.of(account.users().get(number));
        return new AuditWriter(account.audit(), new AuditRecord.Actor(user, "browser", Optional.empty()));
    }

    private AuditWriter key() {
        AuditRecord.Resource key = new AuditRecord.Resource("api_key_reference", "PKEY001", "Terraform");
        return new AuditWriter(account.audit(), new AuditRecord.Actor(key, "api_token", Optional.of("9xyz")));
    }
}
