package org.schedulesconnector.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schedulesconnector.settings.SettingsException;
import org.schedulesconnector.settings.SettingsLoader;
import org.schedulesconnector.settings.SettingsSource;

/** The manifests are what Kubernetes takes, hold together, and are as narrow as the documentation says. */
class KubernetesManifestsTest {
    @TempDir
    private Path folder;

    private static final Path FOLDER = Path.of("deploy/kubernetes");

    /** Checks a document against Kubernetes' own description: an unknown field is a mistake, and so is a missing one. */
    private interface Schema {
        void check(JsonElement document) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "v1/ConfigMap", V1ConfigMap::validateJsonElement,
            "v1/PersistentVolumeClaim", V1PersistentVolumeClaim::validateJsonElement,
            "v1/Secret", V1Secret::validateJsonElement,
            "v1/ServiceAccount", V1ServiceAccount::validateJsonElement,
            "apps/v1/Deployment", V1Deployment::validateJsonElement,
            "networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1/PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement);

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void areWhatKubernetesTakes(String overlay) throws IOException {
        for (JsonNode resource : build(overlay)) {
            check(resource);
            assertThat(resource.at("/metadata/namespace").asText()).isEqualTo("schedules-connector");
        }
        check(secret());
    }

    @Test
    void aMistypedFieldAndAMissingOneAreFound() {
        String mistyped = "{'apiVersion':'apps/v1','kind':'Deployment','spec':{'selector':{},'template':{'spec':"
                + "{'containers':[{'name':'a','resource':{}}]}}}}";
        String missing = "{'apiVersion':'apps/v1','kind':'Deployment','spec':{'template':{}}}";

        assertThatThrownBy(() -> V1Deployment.validateJsonElement(JsonParser.parseString(mistyped)))
                .hasMessageContaining("resource");
        assertThatThrownBy(() -> V1Deployment.validateJsonElement(JsonParser.parseString(missing)))
                .hasMessageContaining("selector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void nameOnlyWhatThereIs(String overlay) {
        List<JsonNode> resources = build(overlay);
        JsonNode pod = pod(resources);
        Set<String> names = resources.stream()
                .map(resource -> resource.path("kind").asText() + "/"
                        + resource.at("/metadata/name").asText())
                .collect(Collectors.toSet());
        names.add("Secret/" + secret().at("/metadata/name").asText());

        assertThat(names)
                .contains("ServiceAccount/" + pod.path("serviceAccountName").asText());
        for (JsonNode volume : pod.path("volumes")) {
            named(volume, "/configMap/name", "ConfigMap", names);
            named(volume, "/secret/secretName", "Secret", names);
            named(volume, "/persistentVolumeClaim/claimName", "PersistentVolumeClaim", names);
        }
        assertThat(texts(container(pod).path("volumeMounts"), "name"))
                .containsExactlyInAnyOrderElementsOf(texts(pod.path("volumes"), "name"));
        JsonNode labels = deployment(resources).at("/spec/template/metadata/labels");
        assertThat(deployment(resources).at("/spec/selector/matchLabels")).isEqualTo(labels);
        resources.stream()
                .map(resource -> resource.at("/spec/podSelector/matchLabels"))
                .filter(JsonNode::isObject)
                .forEach(selector -> assertThat(selector).isEqualTo(labels));
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void giveThePodNoMoreThanItNeeds(String overlay) {
        JsonNode pod = pod(build(overlay));
        JsonNode container = container(pod);

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                .isEqualTo("ALL");
        assertThat(container.has("ports")).as("a port that is open").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void letARunEndInPeaceAndAProbeAnswer(String overlay) throws IOException {
        JsonNode pod = pod(build(overlay));
        Properties application = properties(Files.readString(Path.of("application.properties")));
        int shutdown = Integer.parseInt(application.getProperty("camel.main.shutdownTimeout"));

        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(shutdown + 10);
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode asked = container(pod).path(probe);
            assertThat(asked.at("/exec/command").toString()).contains("\"health\"", "\"--config\"");
            assertThat(asked.path("timeoutSeconds").asInt())
                    .as("a JVM starts in it")
                    .isGreaterThanOrEqualTo(10);
        }
        assertThat(container(pod).at("/livenessProbe/exec/command").toString()).contains("--live");
        assertThat(container(pod).at("/readinessProbe/exec/command").toString()).doesNotContain("--live");
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void leaveRoomBesideTheHeap(String overlay) {
        JsonNode container = container(pod(build(overlay)));
        String options = environment(container).get("JAVA_TOOL_OPTIONS");

        assertThat(options).contains("-Xmx256m");
        assertThat(mebibytes(container.at("/resources/requests/memory").asText()))
                .isGreaterThanOrEqualTo(400);
        assertThat(mebibytes(container.at("/resources/limits/memory").asText()))
                .isGreaterThanOrEqualTo(600)
                .isLessThan(1024);
    }

    @ParameterizedTest
    @ValueSource(strings = {"single", "replicas"})
    void giveSettingsThatTheConnectorTakes(String overlay) throws IOException {
        List<JsonNode> resources = build(overlay);
        JsonNode map = resources.stream()
                .filter(resource -> resource.path("kind").asText().equals("ConfigMap"))
                .findFirst()
                .orElseThrow();
        Properties settings = properties(map.at("/data/application.properties").asText());
        Map<String, String> environment = environment(container(pod(resources)));
        environment.remove("JAVA_TOOL_OPTIONS");
        Set<String> secrets = new TreeSet<>();
        Path aSecret = Files.writeString(folder.resolve("secret"), "as-good-as-any");
        settings.replaceAll((key, value) -> settable((String) key, (String) value, secrets, aSecret));
        environment.replaceAll((key, value) -> settable(key, value, secrets, aSecret));

        assertThat(problems(settings, environment)).isEmpty();
        assertThat(texts(secret().path("stringData"))).containsAll(secrets);
        String url = environment.get("STATE_URL");
        if (url.startsWith("jdbc:h2:file:")) {
            assertThat(container(pod(resources)).path("volumeMounts"))
                    .anyMatch(mount -> url.startsWith(
                            "jdbc:h2:file:" + mount.path("mountPath").asText() + "/"));
        }
    }

    /** The value with a placeholder replaced; a file of the secret by one that is there, its name remembered. */
    private static String settable(String key, String value, Set<String> secrets, Path secret) {
        if (key.endsWith("-file") || key.endsWith("_FILE")) {
            Path file = Path.of(value);
            assertThat(file.getParent()).hasToString("/run/secrets/schedules-connector");
            secrets.add(file.getFileName().toString());
            return secret.toString();
        }
        return value.startsWith("<") ? "4f6a1c1e-5c2b-4f0e-9a57-3a1d0c7be001" : value;
    }

    private static List<String> problems(Properties file, Map<String, String> environment) {
        Map<String, String> values =
                file.stringPropertyNames().stream().collect(Collectors.toMap(key -> key, file::getProperty));
        try {
            new SettingsLoader(List.of(SettingsSource.environment(environment), SettingsSource.of("ConfigMap", values)))
                    .load();
            return List.of();
        } catch (SettingsException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    private static List<JsonNode> build(String overlay) {
        return Kustomization.build(FOLDER.resolve("overlays").resolve(overlay)).stream()
                .map(resource -> (JsonNode) new ObjectMapper().valueToTree(resource))
                .toList();
    }

    private static JsonNode secret() {
        return new ObjectMapper()
                .valueToTree(Kustomization.documents(FOLDER.resolve("secret.example.yaml"))
                        .get(0));
    }

    private static void check(JsonNode resource) throws IOException {
        String kind = resource.path("apiVersion").asText() + "/"
                + resource.path("kind").asText();
        assertThat(SCHEMAS).containsKey(kind);
        SCHEMAS.get(kind).check(JsonParser.parseString(resource.toString()));
    }

    private static JsonNode deployment(List<JsonNode> resources) {
        return resources.stream()
                .filter(resource -> resource.path("kind").asText().equals("Deployment"))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode pod(List<JsonNode> resources) {
        return deployment(resources).at("/spec/template/spec");
    }

    private static JsonNode container(JsonNode pod) {
        assertThat(pod.path("containers")).hasSize(1);
        return pod.at("/containers/0");
    }

    private static Map<String, String> environment(JsonNode container) {
        return stream(container.path("env"))
                .collect(Collectors.toMap(one -> one.path("name").asText(), one -> one.path("value")
                        .asText()));
    }

    private static void named(JsonNode volume, String at, String kind, Set<String> names) {
        JsonNode name = volume.at(at);
        if (name.isTextual()) {
            assertThat(names).contains(kind + "/" + name.asText());
        }
    }

    private static List<String> texts(JsonNode list, String field) {
        return stream(list).map(one -> one.path(field).asText()).toList();
    }

    private static List<String> texts(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    private static int mebibytes(String quantity) {
        assertThat(quantity).endsWith("Mi");
        return Integer.parseInt(quantity.substring(0, quantity.length() - 2));
    }
}
