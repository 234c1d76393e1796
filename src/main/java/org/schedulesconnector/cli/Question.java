package org.schedulesconnector.cli;

import java.util.List;
import java.util.function.Predicate;

/** What people ask about schedules, and which lines of an item's text answer it: a search engine has nothing else to go by. */
enum Question {
    NOW("Who is on call right now?", starts("On call now:", "Nobody is on call now")),
    NEXT("Who is on call next, and when is the hand-off?", starts("Next:")),
    THIS_WEEK("Who is on call this week?", starts("- ")),
    GAPS("Are there gaps in the coverage?", starts("Nobody is on call from", "No gaps:")),
    OVERLAPS(
            "Where are several people on call at once?",
            starts("No overlaps.").or(line -> line.contains(" are on call together from "))),
    COVERAGE("How much of the time is somebody on call, schedule by schedule?", starts("Coverage from")),
    ESCALATION("Which escalation policies use it, and at which level?", starts("Used by", "No escalation policy")),
    CHANGES("Who made the schedule, and who changed it last?", starts("The schedule was"));

    private final String words;
    private final Predicate<String> answers;

    Question(String words, Predicate<String> answers) {
        this.words = words;
        this.answers = answers;
    }

    String words() {
        return words;
    }

    /** The lines of an item's text that answer it. */
    List<String> answersIn(String text) {
        return text.lines().filter(answers).toList();
    }

    private static Predicate<String> starts(String... beginnings) {
        return line -> List.of(beginnings).stream().anyMatch(line::startsWith);
    }
}
