package org.schedulesconnector.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schedulesconnector.sandbox.control.ControlService;
import org.schedulesconnector.sandbox.pagerduty.Account;
import org.schedulesconnector.sandbox.pagerduty.AccountGenerator;
import org.schedulesconnector.sandbox.pagerduty.AccountSize;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyCredentials;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyOptions;
import org.schedulesconnector.sandbox.pagerduty.PagerDutyService;
import org.schedulesconnector.sandbox.tenant.DirectoryGroup;
import org.schedulesconnector.sandbox.tenant.SchemaTiming;
import org.schedulesconnector.sandbox.tenant.Tenant;
import org.schedulesconnector.sandbox.tenant.TenantLimits;

/**
 * A PagerDuty account and a Microsoft 365 tenant, running on loopback HTTP until closed. {@link #settings()} points a connector at
 * them; {@link #account()} and {@link #tenant()} show and change what they hold.
 *
 * <p>The tenant knows the people of the account as tenants do. Counted from 0 in {@link Account#users()}:
 *
 * <ul>
 *   <li>most sign in with their PagerDuty address, and rule {@code upn} finds them;
 *   <li>people at {@code partner.example} are guests, whom rule {@code mail} finds;
 *   <li>number 7 of every 20 is unknown;
 *   <li>number 13 of every 20 signs in with another name, and rule {@code mail} finds the address;
 *   <li>number 31 of every 60 shares a mail with a second account, neither of which signs in with it, so that two fit;
 *   <li>number 37 of every 60 has an account that is disabled.
 * </ul>
 *
 * <p>Of kestrel's sixty people seven so have no account to grant to, or nine as long as guests do not count. The first eight who can
 * sign in and are no guests make up the Entra group Pilot. Kestrel's seventh team and its fourteenth, Security, are private; numbers
 * 13, 27, 41 and 55 are on Security, of whom 27 is unknown and 13 has another name.
 */
public final class Sandbox implements AutoCloseable {
    /** How faults and remembered requests call PagerDuty's server. */
    public static final String PAGERDUTY = "pagerduty";

    /** How faults and remembered requests call Graph's server. */
    public static final String GRAPH = "graph";

    private static final String CONTROL = "control";
    private static final String CONNECTION = "pagerdutyschedules";

    private final PagerDutyOptions options;
    private final Account account;
    private final PagerDutyService pagerDutyService;
    private final Tenant tenant;
    private final DirectoryGroup pilotGroup;
    private final Faults faults;
    private final SandboxClock clock;
    private final List<SandboxServer> servers = new ArrayList<>();
    private final SandboxServer pagerDuty;
    private final SandboxServer graph;
    private final SandboxServer control;

    private Sandbox(Builder builder) {
        options = builder.pagerDutyOptions;
        faults = builder.faults;
        clock = SandboxClock.over(builder.clock);
        account = Optional.ofNullable(builder.account)
                .orElseGet(() -> AccountGenerator.generate(builder.size, builder.seed, clock));
        pagerDutyService = new PagerDutyService(account, options, clock);
        tenant = Tenant.builder()
                .clock(clock)
                .limits(builder.tenantLimits)
                .timing(builder.schemaTiming)
                .build();
        pilotGroup = TenantPeople.fill(tenant.directory(), account.users());
        pagerDuty = start(builder.pagerDutyServer(pagerDutyService, clock));
        graph = start(builder.graphServer(tenant.service(), clock));
        control = start(builder.controlServer(
                new ControlService(account, clock, faults, id -> tenant.item(CONNECTION, id)), clock));
    }

    /** Starts one more server, or closes those that have started. */
    private SandboxServer start(SandboxServer.Builder next) {
        try {
            SandboxServer server = next.start();
            servers.add(server);
            return server;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A sandbox of kestrel, the demo's account, on any free ports. */
    public static Sandbox start() {
        return builder().start();
    }

    public Account account() {
        return account;
    }

    public Tenant tenant() {
        return tenant;
    }

    /** The Entra group Pilot with a few people in it, for {@code access.pilot.groups}. */
    public DirectoryGroup pilotGroup() {
        return pilotGroup;
    }

    /** A schedule of a private team with a member and somebody who is not, to show who sees what; empty when there is none. */
    public Optional<PrivateSchedule> privateSchedule() {
        return PrivateSchedule.in(account, tenant.directory());
    }

    /** Faults of both servers; may be added to at any time. */
    public Faults faults() {
        return faults;
    }

    /** The server in front of the account. */
    public SandboxServer pagerDuty() {
        return pagerDuty;
    }

    /** The account's API itself, for revoking its tokens. */
    public PagerDutyService pagerDutyService() {
        return pagerDutyService;
    }

    /** The server in front of the tenant. */
    public SandboxServer graph() {
        return graph;
    }

    /**
     * The server in front of {@link ControlService}: moves the clock, edits the account, adds faults. Faults do not strike it, and
     * {@link #listen} does not hear it.
     */
    public SandboxServer control() {
        return control;
    }

    /** What the account, the tenant and their servers go by. */
    public SandboxClock clock() {
        return clock;
    }

    /** From now on hears each exchange with either service. */
    public void listen(ExchangeListener listener) {
        pagerDuty.listen(listener);
        graph.listen(listener);
    }

    /** The connector's settings, by key, that make it read this account and write to this tenant. */
    public Map<String, String> settings() {
        PagerDutyCredentials credentials = options.credentials();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("pagerduty.region", options.region());
        settings.put("pagerduty.base-url", pagerDuty.url().toString());
        settings.put("pagerduty.identity-url", pagerDuty.url().toString());
        settings.put("pagerduty.subdomain", options.subdomain());
        settings.put("pagerduty.auth", "oauth-app");
        settings.put("pagerduty.client-id", credentials.clientId());
        settings.put("pagerduty.client-secret", credentials.clientSecret());
        settings.put("graph.base-url", graph.url() + "/v1.0");
        settings.put("graph.tenant-id", tenant.id());
        settings.put("graph.client-id", tenant.clientId());
        settings.put("graph.auth", "static-token");
        settings.put("graph.static-token", tenant.token());
        settings.put("graph.connection.id", CONNECTION);
        settings.put("graph.connection.name", "PagerDuty Schedules (sandbox)");
        settings.put("access.mode", "everyone");
        settings.put("item.icon-url", "https://www.pagerduty.com/favicon.ico");
        return Collections.unmodifiableMap(settings);
    }

    @Override
    public void close() {
        RuntimeException failed = null;
        for (SandboxServer server : servers) {
            try {
                server.close();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Options of a sandbox; each has a default. */
    public static final class Builder {
        private long seed = 1;
        private AccountSize size = AccountSize.kestrel();
        private Account account;
        private PagerDutyOptions pagerDutyOptions = PagerDutyOptions.defaults();
        private TenantLimits tenantLimits = TenantLimits.published();
        private SchemaTiming schemaTiming = SchemaTiming.quick();
        private Latency pagerDutyLatency = Latency.none();
        private Latency graphLatency = Latency.none();
        private Faults faults = new Faults(1);
        private Clock clock = Clock.systemUTC();
        private int pagerDutyPort;
        private int graphPort;
        private int controlPort;
        private int requestsPerConnection = 100;

        private Builder() {}

        /** Decides what the account holds and how long answers take; 1 by default. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** How big a generated account is; kestrel by default. */
        public Builder size(AccountSize value) {
            size = value;
            return this;
        }

        /** Serves this account instead of a generated one. It dates its audit records by the clock that it was made with. */
        public Builder account(Account value) {
            account = value;
            return this;
        }

        /** Credentials, rate limit, plan and habits of the account. */
        public Builder pagerDutyOptions(PagerDutyOptions value) {
            pagerDutyOptions = value;
            return this;
        }

        public Builder tenantLimits(TenantLimits value) {
            tenantLimits = value;
            return this;
        }

        /** How long it takes to register a schema; quick by default. */
        public Builder schemaTiming(SchemaTiming value) {
            schemaTiming = value;
            return this;
        }

        public Builder pagerDutyLatency(Latency value) {
            pagerDutyLatency = value;
            return this;
        }

        public Builder graphLatency(Latency value) {
            graphLatency = value;
            return this;
        }

        /** Faults from the start on. */
        public Builder faults(Faults value) {
            faults = value;
            return this;
        }

        /** What {@link Sandbox#clock()} runs with; the system's by default. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** PagerDuty's port, 0 for any free one (the default). */
        public Builder pagerDutyPort(int value) {
            pagerDutyPort = value;
            return this;
        }

        /** Graph's port, 0 for any free one (the default). */
        public Builder graphPort(int value) {
            graphPort = value;
            return this;
        }

        /** Port of the control address, 0 for any free one (the default). */
        public Builder controlPort(int value) {
            controlPort = value;
            return this;
        }

        /** After how many requests PagerDuty's server closes a connection; 100 by default, as was reported of PagerDuty. */
        public Builder requestsPerConnection(int value) {
            requestsPerConnection = value;
            return this;
        }

        /**
         * Starts the servers.
         *
         * @throws SandboxPortException when a port is taken
         */
        public Sandbox start() {
            return new Sandbox(this);
        }

        private SandboxServer.Builder pagerDutyServer(SandboxService service, Clock sandboxClock) {
            return server(PAGERDUTY, service, sandboxClock)
                    .faults(faults)
                    .port(pagerDutyPort)
                    .latency(pagerDutyLatency)
                    .requestsPerConnection(requestsPerConnection);
        }

        private SandboxServer.Builder graphServer(SandboxService service, Clock sandboxClock) {
            return server(GRAPH, service, sandboxClock)
                    .faults(faults)
                    .port(graphPort)
                    .latency(graphLatency);
        }

        private SandboxServer.Builder controlServer(SandboxService service, Clock sandboxClock) {
            return server(CONTROL, service, sandboxClock).port(controlPort).workers(1);
        }

        private SandboxServer.Builder server(String name, SandboxService service, Clock sandboxClock) {
            return SandboxServer.serving(name, service).clock(sandboxClock).seed(seed);
        }
    }
}
