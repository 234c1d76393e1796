package org.schedulesconnector.sandbox.pagerduty;

import java.util.List;

/** Names of teams: the first is Database, the fourteenth, which is private, Security. */
final class TeamNames {
    private static final List<String> AREAS = List.of(
            "Database",
            "Payments",
            "Platform",
            "Network",
            "Search",
            "Mobile",
            "Identity",
            "Observability",
            "Checkout",
            "Fraud",
            "Messaging",
            "Storage",
            "Edge",
            "Security",
            "Catalog",
            "Logistics",
            "Billing",
            "Data Pipeline",
            "Machine Learning",
            "Customer Support",
            "Compliance",
            "Media",
            "Developer Experience",
            "Internal Tools",
            "Größe & Gewicht");
    private static final List<String> SITES =
            List.of("", " EMEA", " Americas", " APAC", " Core", " Tooling", " Labs", " QA");

    private TeamNames() {}

    static String of(int number) {
        int area = number % AREAS.size();
        int round = number / AREAS.size();
        String again = round < SITES.size() ? "" : " " + (round / SITES.size() + 1);
        return AREAS.get(area) + SITES.get(round % SITES.size()) + again;
    }
}
