package org.schedulesconnector.graph;

import com.azure.core.credential.TokenCredential;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** Options of {@code graph-external}. There is no secret among them: the credential is a bean. */
@UriParams
public class GraphExternalConfiguration implements Cloneable {
    static final int DEFAULT_WRITERS = 8;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @UriPath
    @Metadata(required = true)
    private String connectionId;

    @UriParam(
            enums =
                    "provision,putItem,deleteItem,getItem,listItems,syncGroup,deleteGroup,resolveUsers,listGroupMembers,deleteConnection")
    @Metadata(required = true)
    private GraphExternalOperation operation;

    @UriParam(defaultValue = "https://graph.microsoft.com/v1.0")
    private String baseUrl = "https://graph.microsoft.com/v1.0";

    @UriParam
    @Metadata(autowired = true)
    private TokenCredential credential;

    @UriParam(defaultValue = "global", enums = "global,gccHigh,dod")
    private GraphCloud cloud = GraphCloud.GLOBAL;

    @UriParam(defaultValue = "8")
    private Integer writers;

    @UriParam
    private boolean compareOnly;

    @UriParam(label = "advanced", defaultValue = "8")
    private int maxAttempts = 8;

    @UriParam(label = "advanced", defaultValue = "1s")
    private Duration retryDelay = Duration.ofSeconds(1);

    @UriParam(label = "advanced", defaultValue = "10s")
    private Duration connectTimeout = Duration.ofSeconds(10);

    @UriParam(label = "advanced", defaultValue = "60s")
    private Duration responseTimeout = Duration.ofSeconds(60);

    @UriParam(label = "advanced", defaultValue = "5s")
    private Duration settleDelay = Duration.ofSeconds(5);

    @UriParam(label = "advanced", defaultValue = "1s")
    private Duration pollDelay = Duration.ofSeconds(1);

    @UriParam(label = "advanced", defaultValue = "30m")
    private Duration provisionTimeout = Duration.ofMinutes(30);

    @UriParam(label = "advanced")
    private ProvisionProgress progress;

    @UriParam(label = "advanced")
    private WritePermission writePermission;

    @UriParam(label = "advanced")
    private Clock clock;

    @UriParam(label = "advanced")
    private GraphNetwork network = GraphNetwork.OF_JVM;

    public GraphExternalConfiguration copy() {
        try {
            return (GraphExternalConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** @throws IllegalArgumentException that names the option and the rule it breaks */
    void validate() {
        require(
                operation != null,
                "operation is missing; it is one of provision, putItem, deleteItem, getItem, listItems, syncGroup, deleteGroup,"
                        + " resolveUsers, listGroupMembers, deleteConnection");
        URI base = URI.create(baseUrl);
        require(
                "https".equals(base.getScheme())
                        || ("http".equals(base.getScheme()) && LOOPBACK.contains(base.getHost())),
                "baseUrl must begin with https://; http is for this machine only, and it is " + baseUrl);
        require(credential != null, "credential is missing; register one TokenCredential bean or name one by #name");
        require(
                writers == null || (writers >= 1 && writers <= WriteGate.MOST),
                "writers must be 1 to 25, Graph's limit for one connection, and it is " + writers);
        require(maxAttempts >= 1, "maxAttempts must be 1 or more, and it is " + maxAttempts);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("graph-external:" + connectionId + ": " + rule);
        }
    }

    RetryPolicy retryPolicy() {
        return new RetryPolicy(maxAttempts, retryDelay, LONGEST_DELAY, () -> ThreadLocalRandom.current()
                .nextDouble());
    }

    ProvisionPace provisionPace() {
        return new ProvisionPace(settleDelay, pollDelay, LONGEST_DELAY, provisionTimeout);
    }

    public String getConnectionId() {
        return connectionId;
    }

    /** The external connection's id: 3 to 32 letters and digits. */
    public void setConnectionId(String connectionId) {
        this.connectionId = connectionId;
    }

    public GraphExternalOperation getOperation() {
        return operation;
    }

    /** What is done with each message. */
    public void setOperation(GraphExternalOperation operation) {
        this.operation = operation;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    /**
     * Microsoft Graph with its version, without a trailing slash. It is https://graph.microsoft.us/v1.0 for GCC High and
     * https://dod-graph.microsoft.us/v1.0 for DoD. Plain http is accepted for this machine only.
     */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public TokenCredential getCredential() {
        return credential;
    }

    /** What gives tokens for Microsoft Graph. Found by its type when there is one such bean. */
    public void setCredential(TokenCredential credential) {
        this.credential = credential;
    }

    public GraphCloud getCloud() {
        return cloud;
    }

    /** The Microsoft cloud. Labels, descriptions and principals that it does not know are left out. */
    public void setCloud(GraphCloud cloud) {
        this.cloud = cloud;
    }

    public Integer getWriters() {
        return writers;
    }

    /**
     * The most requests about items and groups of the connection in flight, 1 to 25. It begins with 4 and is adapted to what Graph takes. All
     * endpoints of a connection that set it must agree.
     */
    public void setWriters(Integer writers) {
        this.writers = writers;
    }

    public boolean isCompareOnly() {
        return compareOnly;
    }

    /** Whether provision only reports what it would do, and writes nothing. */
    public void setCompareOnly(boolean compareOnly) {
        this.compareOnly = compareOnly;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /** How often a request is made at most, when throttling, faults of the service or the network end it. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Duration getRetryDelay() {
        return retryDelay;
    }

    /**
     * The longest wait before the second attempt when Graph asks for none; it doubles with each attempt up to a minute, and a
     * random part of it is waited. A wait that Graph asks for is always kept in full.
     */
    public void setRetryDelay(Duration retryDelay) {
        this.retryDelay = retryDelay;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    /** How long a TCP and TLS connection may take. */
    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Duration getResponseTimeout() {
        return responseTimeout;
    }

    /** How long Graph may be silent during one request. */
    public void setResponseTimeout(Duration responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public Duration getSettleDelay() {
        return settleDelay;
    }

    /** What a new connection that takes no schema yet is given before it is asked again; the n-th wait is n times that. */
    public void setSettleDelay(Duration settleDelay) {
        this.settleDelay = settleDelay;
    }

    public Duration getPollDelay() {
        return pollDelay;
    }

    /** The wait between the first two looks at the registration of a schema; it doubles up to a minute. */
    public void setPollDelay(Duration pollDelay) {
        this.pollDelay = pollDelay;
    }

    public Duration getProvisionTimeout() {
        return provisionTimeout;
    }

    /** How long the registration of a schema is waited for. Graph takes 5 to 15 minutes. */
    public void setProvisionTimeout(Duration provisionTimeout) {
        this.provisionTimeout = provisionTimeout;
    }

    public ProvisionProgress getProgress() {
        return progress;
    }

    /** Hears each step of provision; without one the steps are logged. */
    public void setProgress(ProvisionProgress progress) {
        this.progress = progress;
    }

    public WritePermission getWritePermission() {
        return writePermission;
    }

    /** Says before each attempt of a request that writes whether it may be sent; without one everything may. */
    public void setWritePermission(WritePermission writePermission) {
        this.writePermission = writePermission;
    }

    public Clock getClock() {
        return clock;
    }

    /** The clock that dates in Retry-After and time-outs are read against; the system's without one. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    public GraphNetwork getNetwork() {
        return network;
    }

    /** The way to Graph: whom to trust and which proxy to pass, as the JVM's properties say without one. */
    public void setNetwork(GraphNetwork network) {
        this.network = network;
    }
}
