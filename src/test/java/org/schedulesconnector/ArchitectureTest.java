package org.schedulesconnector;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Holds the package dependencies that the design draws, and the habits that no compiler holds. */
@AnalyzeClasses(packagesOf = Main.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.schedulesconnector";

    @ArchTest
    static final ArchRule everyPackageIsOneOfTheDesign = classes()
            .should()
            .resideInAPackage(ROOT)
            .orShould()
            .resideInAnyPackage(packages(
                    "cli",
                    "settings",
                    "outbound",
                    "pagerduty",
                    "oncall",
                    "access",
                    "item",
                    "graph",
                    "crawl",
                    "operations",
                    "sandbox"));

    @ArchTest
    static final ArchRule oncallKnowsNoOther = only("oncall");

    @ArchTest
    static final ArchRule graphKnowsNoOther = only("graph");

    @ArchTest
    static final ArchRule settingsKnowNoOther = only("settings");

    @ArchTest
    static final ArchRule sandboxKnowsNoOther = only("sandbox");

    @ArchTest
    static final ArchRule outboundKnowsNoOther = only("outbound");

    @ArchTest
    static final ArchRule pagerdutyKnowsTheDomain = only("pagerduty", "oncall", "settings", "outbound");

    @ArchTest
    static final ArchRule itemKnowsTheDomainAndGraph = only("item", "oncall", "graph", "settings");

    @ArchTest
    static final ArchRule accessKnowsBothSides = only("access", "oncall", "pagerduty", "graph", "settings");

    @ArchTest
    static final ArchRule crawlKnowsEveryStep =
            only("crawl", "item", "access", "pagerduty", "graph", "oncall", "settings");

    @ArchTest
    static final ArchRule operationsKnowTheCrawl = only("operations", "crawl", "settings", "outbound");

    @ArchTest
    static final ArchRule onlyTheCommandLineStartsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages(packages("sandbox", "cli"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(packages("sandbox"));

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule timeIsInjected = outsideTheCommandLine()
            .should()
            .accessTargetWhere(readingTheSystemClock())
            .because("there is one Clock, and one now for a whole crawl");

    @ArchTest
    static final ArchRule nobodySleeps = outsideTheCommandLine()
            .should()
            .accessTargetWhere(calling(Thread.class, "sleep"))
            .because("computing a wait and performing it are two things");

    @ArchTest
    static final ArchRule onlyTheCommandLineExits =
            outsideTheCommandLine().should().accessTargetWhere(calling(System.class, "exit"));

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            outsideTheCommandLine().should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule logsThroughSlf4j =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    /** A package may use itself, the named ones of ours, and whatever is not ours. */
    private static ArchRule only(String name, String... others) {
        String[] allowed =
                packages(Stream.concat(Stream.of(name), Arrays.stream(others)).toArray(String[]::new));
        return noClasses()
                .that()
                .resideInAPackage(packages(name)[0])
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..")
                        .and(not(resideInAnyPackage(allowed)))
                        .as("are ours but not in %s", List.of(allowed)))
                .allowEmptyShould(true);
    }

    private static GivenClassesConjunction outsideTheCommandLine() {
        return noClasses()
                .that(not(resideInAPackage(ROOT).or(resideInAnyPackage(packages("cli"))))
                        .as("are neither Main nor commands"));
    }

    private static DescribedPredicate<JavaAccess<?>> readingTheSystemClock() {
        DescribedPredicate<JavaAccess<?>> now = describe(
                "it is now() of java.time without a Clock",
                access -> access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getTarget().getName().equals("now")
                        && !takesAClock(access));
        return now.or(calling(System.class, "currentTimeMillis"));
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    /** Calls of a method and references to it, whatever its parameters. */
    private static DescribedPredicate<JavaAccess<?>> calling(Class<?> owner, String method) {
        return describe(
                "it is " + owner.getSimpleName() + "." + method,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().equals(method));
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }
}
