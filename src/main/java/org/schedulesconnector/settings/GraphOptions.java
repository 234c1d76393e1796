package org.schedulesconnector.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.schedulesconnector.settings.GraphSettings.Auth;
import org.schedulesconnector.settings.GraphSettings.Cloud;

/** The options under {@code graph.}. */
final class GraphOptions {
    private static final int PROVEN_WRITERS = 16;

    static final Option<Cloud> CLOUD = Option.of(
                    "graph.cloud",
                    new ChoiceType<>(Cloud.class),
                    "The Microsoft cloud of the tenant. GCC belongs to global; Graph connectors do not exist in China.")
            .orElse("global");
    static final Option<URI> BASE_URL = Option.of(
                    "graph.base-url",
                    new GraphUrlType(),
                    "Microsoft Graph. Set it only for a proxy or the sandbox; without a path, /v1.0 is added.")
            .orElseAsIn("by cloud: global https://graph.microsoft.com/v1.0, gcc-high https://graph.microsoft.us/v1.0, "
                    + "dod https://dod-graph.microsoft.us/v1.0");
    static final Option<URI> AUTHORITY_URL = Option.of(
                    "graph.authority-url",
                    new HttpUrlType("https://login.microsoftonline.com"),
                    "Where tokens for Microsoft Graph come from. Set it only for a proxy.")
            .orElseAsIn("by cloud: global https://login.microsoftonline.com, gcc-high and dod "
                    + "https://login.microsoftonline.us");
    static final Option<String> TENANT_ID = Option.of(
                    "graph.tenant-id",
                    new GuidType("Copy the directory (tenant) ID of the app registration's overview."),
                    "The id of the Microsoft 365 tenant.")
            .shownAs("<your-tenant-id>");
    static final Option<String> CLIENT_ID = Option.of(
                    "graph.client-id",
                    new GuidType("Copy the application (client) ID of the app registration's overview."),
                    "The app registration's client id. For graph.auth=managed-identity the user-assigned identity's client id, "
                            + "or empty for the system-assigned one; not used by static-token.")
            .shownAs("<your-app-client-id>");
    static final Option<Auth> AUTH = Option.of(
                    "graph.auth",
                    new ChoiceType<>(Auth.class),
                    "The kind of credential. static-token is for the sandbox.")
            .orElse("client-secret");
    static final Option<Secret> CLIENT_SECRET = Option.of(
                    "graph.client-secret",
                    new ClientSecretType(),
                    "The value of the app registration's client secret; for graph.auth=client-secret.")
            .shownAs("<your-app-client-secret>");
    static final Option<LocalDate> CLIENT_SECRET_EXPIRES = Option.of(
            "graph.client-secret-expires",
            new DateType(),
            "The day on which the client secret ends, as the app registration shows it. Nothing but the warning of check and the metric "
                    + "connector_credential_expiry_seconds comes of it.");
    static final Option<Path> CERTIFICATE = Option.of(
            "graph.certificate",
            new FileType("a PEM or PFX file with certificate and private key"),
            "The app registration's certificate with its private key; for graph.auth=client-certificate.");
    static final Option<Secret> CERTIFICATE_PASSWORD = Option.of(
            "graph.certificate-password", new SecretType(), "The password of a PFX file; empty when it has none.");
    static final Option<Secret> STATIC_TOKEN = Option.of(
            "graph.static-token",
            new SecretType(),
            "A token sent as it is; for graph.auth=static-token. Accepted only when graph.base-url is on this machine.");
    static final Option<String> CONNECTION_ID = Option.of(
                    "graph.connection.id",
                    new ConnectionIdType(),
                    "The external connection's id, unique in the tenant. Another id is another connection.")
            .orElse("pagerdutyschedules");
    static final Option<String> CONNECTION_NAME = Option.of(
                    "graph.connection.name", new TextType(128), "The connection's name, which people see.")
            .orElse("PagerDuty Schedules");
    static final Option<String> CONNECTION_DESCRIPTION = Option.of(
                    "graph.connection.description",
                    new TextType(1024),
                    "What the connection holds. Copilot chooses its sources by it: keep the words your people use.")
            .orElse(
                    "On-call schedules from PagerDuty: who is on call now, until when and who is next, for each team and "
                            + "service; also known as rota, roster, duty plan or shift plan. Holds shifts, rotations, overrides, "
                            + "hand-offs, coverage gaps, overlaps and the escalation policies that use each schedule.");
    static final Option<Integer> WRITERS = Option.of(
                    "graph.writers",
                    new WholeNumberType(1, 25),
                    "The most items written at once. Microsoft accepts 25 operations at once for each app and connection, other operations "
                            + "included; more than 16 is warned about.")
            .in("requests at once")
            .orElse("8");
    static final Option<Path> SCHEMA = Option.of(
                    "graph.schema",
                    new FileType("a schema file"),
                    "A file that replaces the built-in schema of the connection, to change search attributes, labels, aliases or "
                            + "descriptions.")
            .orElseAsIn("the built-in schema");

    private static final OutboundOptions OUTBOUND =
            new OutboundOptions("graph.", "Microsoft Graph and the service that gives tokens for it");

    static final OptionGroup GROUP = OptionGroup.of(
            "graph.",
            "The Microsoft 365 tenant: where it is, how to sign in, which connection to keep.",
            List.of(
                    CLOUD,
                    BASE_URL,
                    AUTHORITY_URL,
                    TENANT_ID,
                    CLIENT_ID,
                    AUTH,
                    CLIENT_SECRET,
                    CLIENT_SECRET_EXPIRES,
                    CERTIFICATE,
                    CERTIFICATE_PASSWORD,
                    STATIC_TOKEN,
                    CONNECTION_ID,
                    CONNECTION_NAME,
                    CONNECTION_DESCRIPTION,
                    WRITERS,
                    SCHEMA),
            OUTBOUND);

    private GraphOptions() {}

    static GraphSettings read(OptionReader in) {
        Cloud cloud = in.read(CLOUD);
        URI baseUrl = in.readOr(BASE_URL, CloudAddresses.of(cloud).baseUrl());
        URI authorityUrl = in.readOr(AUTHORITY_URL, CloudAddresses.of(cloud).authorityUrl());
        refuseOtherCloud(in, cloud, baseUrl, authorityUrl);
        String tenantId = in.require(TENANT_ID);
        Auth auth = in.read(AUTH);
        return new GraphSettings(
                cloud,
                baseUrl,
                authorityUrl,
                tenantId,
                clientId(in, auth),
                auth,
                requireFor(in, auth, Auth.CLIENT_SECRET, CLIENT_SECRET),
                in.readWhen(auth == Auth.CLIENT_SECRET, CLIENT_SECRET_EXPIRES),
                certificate(in, auth),
                in.readWhen(auth == Auth.CLIENT_CERTIFICATE, CERTIFICATE_PASSWORD),
                staticToken(in, auth, baseUrl),
                in.read(CONNECTION_ID),
                in.read(CONNECTION_NAME),
                in.read(CONNECTION_DESCRIPTION),
                writers(in),
                in.read(SCHEMA),
                OUTBOUND.read(in));
    }

    private static String clientId(OptionReader in, Auth auth) {
        return switch (auth) {
            case MANAGED_IDENTITY -> in.read(CLIENT_ID);
            case STATIC_TOKEN -> in.readWhen(false, CLIENT_ID);
            case CLIENT_SECRET, CLIENT_CERTIFICATE, WORKLOAD_IDENTITY -> requireFor(in, auth, auth, CLIENT_ID);
        };
    }

    private static <T> T requireFor(OptionReader in, Auth auth, Auth user, Option<T> option) {
        boolean necessary = in.sound(AUTH) && auth == user;
        return in.requireWhen(necessary, option, "graph.auth is " + AUTH.type().format(user));
    }

    private static Path certificate(OptionReader in, Auth auth) {
        Path certificate = requireFor(in, auth, Auth.CLIENT_CERTIFICATE, CERTIFICATE);
        if (certificate != null && SecretFile.isReadableByAll(certificate)) {
            in.warn(
                    CERTIFICATE,
                    "names a file with a private key that every user of this machine may read. Keep it to its owner: chmod go-r.");
        }
        return certificate;
    }

    /** A fixed token never leaves this machine: it would be sent to whatever address is set. */
    private static Secret staticToken(OptionReader in, Auth auth, URI baseUrl) {
        Secret token = requireFor(in, auth, Auth.STATIC_TOKEN, STATIC_TOKEN);
        boolean given = in.written(STATIC_TOKEN) || auth == Auth.STATIC_TOKEN;
        if (given && in.sound(BASE_URL) && !HttpUrlType.isLoopback(baseUrl)) {
            in.refuse(
                    STATIC_TOKEN,
                    "is meant for the sandbox, but graph.base-url is not on this machine",
                    "A static token goes with a loopback address only.",
                    "Choose another graph.auth and remove graph.static-token, or point graph.base-url at the sandbox.");
        }
        return token;
    }

    private static int writers(OptionReader in) {
        int writers = in.read(WRITERS);
        if (writers > PROVEN_WRITERS) {
            in.warn(WRITERS, "is above " + PROVEN_WRITERS + ": expect Microsoft Graph to throttle. Set it back to 8.");
        }
        return writers;
    }

    /** Tokens of one cloud are worth nothing in another; Graph answers them with "Invalid audience". */
    private static void refuseOtherCloud(OptionReader in, Cloud cloud, URI baseUrl, URI authorityUrl) {
        if (!in.sound(CLOUD)) {
            return;
        }
        if (in.sound(BASE_URL) && CloudAddresses.isBaseOfAnother(cloud, baseUrl)) {
            refuseOtherCloud(in, cloud, BASE_URL);
        }
        if (in.sound(AUTHORITY_URL) && CloudAddresses.isAuthorityOfAnother(cloud, authorityUrl)) {
            refuseOtherCloud(in, cloud, AUTHORITY_URL);
        }
    }

    private static void refuseOtherCloud(OptionReader in, Cloud cloud, Option<URI> address) {
        in.refuse(
                address,
                "belongs to another cloud than graph.cloud, which is "
                        + CLOUD.type().format(cloud),
                "Both must name the same cloud.",
                "Leave " + address.key() + " empty and set graph.cloud only.");
    }
}
