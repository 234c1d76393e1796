package org.schedulesconnector.sandbox.pagerduty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recurring shift of a rotation. It recurs by the wall clock of its zone.
 *
 * @param id an opaque string
 * @param name shown to people
 * @param start of the first occurrence
 * @param end of the first occurrence
 * @param timeZone whose wall clock counts
 * @param effectiveSince occurrences that start earlier do not happen
 * @param effectiveUntil occurrences that start then or later do not happen; empty when open
 * @param recurrence when it comes again
 * @param shiftsPerMember how many occurrences a member keeps before the next one's turn; 0 when all members share each occurrence
 * @param members 1 to 20
 */
public record ShiftEvent(
        String id,
        String name,
        Instant start,
        Instant end,
        String timeZone,
        Instant effectiveSince,
        Optional<Instant> effectiveUntil,
        Recurrence recurrence,
        int shiftsPerMember,
        List<Member> members) {
    public ShiftEvent {
        members = List.copyOf(members);
    }

    ShiftEvent withMembers(List<Member> others) {
        return copy(id, others);
    }

    ShiftEvent withId(String newId) {
        return copy(newId, members);
    }

    private ShiftEvent copy(String newId, List<Member> others) {
        return new ShiftEvent(
                newId, name, start, end, timeZone, effectiveSince, effectiveUntil, recurrence, shiftsPerMember, others);
    }

    boolean everyMember() {
        return shiftsPerMember == 0;
    }

    /**
     * One time that the event happens.
     *
     * @param span from when to when
     * @param members who have it
     */
    record Occurrence(TimeSpan span, List<Member> members) {}

    /** The occurrences that touch a span, in full and in order. */
    List<Occurrence> touching(TimeSpan span) {
        ZoneId zone = Zones.of(timeZone);
        LocalDateTime first = LocalDateTime.ofInstant(start, zone);
        LocalDateTime firstEnd = LocalDateTime.ofInstant(end, zone);
        LocalDate last = LocalDate.ofInstant(span.end(), zone);
        List<Occurrence> found = new ArrayList<>();
        int ordinal = 0;
        for (int days = 0; !first.toLocalDate().plusDays(days).isAfter(last); days++) {
            Instant begin = first.plusDays(days).atZone(zone).toInstant();
            if (!happens(begin, first.toLocalDate(), first.toLocalDate().plusDays(days))) {
                continue;
            }
            TimeSpan occurrence =
                    new TimeSpan(begin, firstEnd.plusDays(days).atZone(zone).toInstant());
            if (occurrence.overlaps(span)) {
                found.add(new Occurrence(occurrence, membersOf(ordinal)));
            }
            ordinal++;
        }
        return found;
    }

    private boolean happens(Instant begin, LocalDate first, LocalDate date) {
        return recurrence.includes(first, date)
                && !recurrence.excluded().contains(begin)
                && !begin.isBefore(effectiveSince)
                && effectiveUntil.map(begin::isBefore).orElse(true);
    }

    private List<Member> membersOf(int ordinal) {
        return everyMember() ? members : List.of(members.get(ordinal / shiftsPerMember % members.size()));
    }
}
