package org.schedulesconnector.crawl;

import java.util.Map;
import org.schedulesconnector.graph.GraphException;

/** What to do when Microsoft's login service refuses, in terms of this connector's settings. */
final class LoginRemedies {
    private static final String USUAL =
            "Check graph.tenant-id, graph.client-id and the credential that graph.auth names,"
                    + " and that graph.cloud is the tenant's.";
    private static final String TENANT =
            "Set graph.tenant-id to the directory (tenant) id from the overview of Microsoft Entra, and graph.cloud to its cloud.";
    private static final Map<String, String> BY_CODE = Map.of(
            "AADSTS7000215",
                    "Set graph.client-secret to the secret's value, which Entra shows once, and not to its id.",
            "AADSTS7000222", "Make a new client secret for the app in Entra and set graph.client-secret to its value.",
            "AADSTS700016",
                    "Set graph.client-id to the application (client) id of an app that is registered in graph.tenant-id.",
            "AADSTS700027",
                    "Upload the certificate of graph.certificate to the app in Entra, or set graph.certificate to one that is there.",
            "AADSTS900023", TENANT,
            "AADSTS90002", TENANT);

    private LoginRemedies() {}

    static String of(GraphException refused) {
        return refused.loginCode().map(BY_CODE::get).orElse(USUAL);
    }
}
