package org.schedulesconnector.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.schedulesconnector.Connector;
import org.schedulesconnector.crawl.KnownSchedules;
import org.schedulesconnector.oncall.OnCallSchedule;
import org.schedulesconnector.oncall.TeamReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "questions",
        description = {
            "Show what the index answers to the questions that people ask, from the text of the items alone.",
            "Asks the ledger, not PagerDuty: crawl first. Writes nothing."
        },
        mixinStandardHelpOptions = true)
final class QuestionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOptions settings;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Schedules to ask about, by id. Without, the first ones by name.")
    private List<String> ids = List.of();

    @Option(names = "--team", paramLabel = "NAME", description = "Ask about the schedules of one team.")
    private String team;

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Ask about the schedules that tell of this person, by a part of the name or e-mail.")
    private String person;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many schedules answer at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        try (Connector connector = Connector.open(settings.loadForReading().settings(), Clock.systemUTC())) {
            KnownSchedules known = connector.knownSchedules();
            KnownSchedules.Items items = known.items();
            List<Text> texts = known.all().stream()
                    .map(KnownSchedules.Known::schedule)
                    .filter(this::isAskedAbout)
                    .map(schedule -> new Text(
                            schedule.id(),
                            schedule.name(),
                            items.of(schedule).content().value()))
                    .filter(this::tellsOfThePerson)
                    .limit(limit)
                    .toList();
            return answer(texts);
        }
    }

    private boolean isAskedAbout(OnCallSchedule schedule) {
        boolean byTeam = team == null
                || schedule.teams().stream().map(TeamReference::name).anyMatch(name -> name.toLowerCase(Locale.ROOT)
                        .equals(team.toLowerCase(Locale.ROOT)));
        return byTeam && (ids.isEmpty() || ids.contains(schedule.id()));
    }

    private boolean tellsOfThePerson(Text text) {
        return person == null
                || Question.THIS_WEEK.answersIn(text.content()).stream()
                        .anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(person.toLowerCase(Locale.ROOT)));
    }

    private int answer(List<Text> texts) {
        PrintWriter out = spec.commandLine().getOut();
        List<Answer> answers = Arrays.stream(Question.values())
                .flatMap(question -> texts.stream().map(text -> Answer.of(question, text)))
                .toList();
        if (output.json()) {
            out.println(Json.of(answers));
        } else if (texts.isEmpty()) {
            out.println("The ledger knows no such schedule. Crawl first, or ask about another.");
        } else {
            print(answers, out);
        }
        out.flush();
        return texts.isEmpty() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private static void print(List<Answer> answers, PrintWriter out) {
        String asked = "";
        for (Answer answer : answers) {
            if (!answer.question().equals(asked)) {
                asked = answer.question();
                out.println(asked);
            }
            out.println("  " + Printable.line(answer.name()) + " (" + answer.schedule() + ")");
            answer.lines().forEach(line -> out.println("    " + Printable.line(line)));
            if (answer.lines().isEmpty()) {
                out.println("    The item does not say.");
            }
        }
    }

    private record Text(String id, String name, String content) {}

    /**
     * What is printed as JSON.
     *
     * @param lines of the item's text; empty when it does not say
     */
    record Answer(String question, String schedule, String name, List<String> lines) {
        static Answer of(Question question, Text text) {
            return new Answer(question.words(), text.id(), text.name(), question.answersIn(text.content()));
        }
    }
}
