package org.schedulesconnector.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What {@code kubectl apply -k} would send of one of our folders: its resources with the patches merged into them. It knows what our
 * kustomizations use, and refuses anything else, so that it never says less than the real one.
 */
final class Kustomization {
    private static final Set<String> KNOWN =
            Set.of("apiVersion", "kind", "namespace", "resources", "patches", "images");
    /** Lists of maps are merged by the first of these that their entries have; other lists are replaced. */
    private static final List<String> MERGE_KEYS = List.of("mountPath", "name");

    private Kustomization() {}

    static List<Map<String, Object>> build(Path folder) {
        Map<String, Object> file =
                documents(folder.resolve("kustomization.yaml")).get(0);
        assertThat(file).containsEntry("kind", "Kustomization");
        assertThat(KNOWN).as("what this test can build").containsAll(file.keySet());
        List<Map<String, Object>> resources = new ArrayList<>();
        for (Object resource : list(file, "resources")) {
            Path path = folder.resolve((String) resource);
            resources.addAll(Files.isDirectory(path) ? build(path) : documents(path));
        }
        for (Object patch : list(file, "patches")) {
            for (Map<String, Object> change :
                    documents(folder.resolve((String) map(patch).get("path")))) {
                merge(only(resources, change), change);
            }
        }
        resources.forEach(resource -> map(resource.get("metadata")).put("namespace", file.get("namespace")));
        return resources;
    }

    static List<Map<String, Object>> documents(Path file) {
        try {
            List<Map<String, Object>> documents = new ArrayList<>();
            LoadSettings strict =
                    LoadSettings.builder().setAllowDuplicateKeys(false).build();
            new Load(strict).loadAllFromString(Files.readString(file)).forEach(one -> documents.add(map(one)));
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> only(List<Map<String, Object>> resources, Map<String, Object> patch) {
        List<Map<String, Object>> targets = resources.stream()
                .filter(resource -> resource.get("kind").equals(patch.get("kind"))
                        && name(resource).equals(name(patch)))
                .toList();
        assertThat(targets).as("what the patch is for: %s", patch).hasSize(1);
        return targets.get(0);
    }

    static String name(Map<String, Object> resource) {
        return (String) map(resource.get("metadata")).get("name");
    }

    private static void merge(Map<String, Object> into, Map<String, Object> change) {
        change.forEach((key, value) -> {
            Object old = into.get(key);
            if (old instanceof Map && value instanceof Map) {
                merge(map(old), map(value));
            } else if (old instanceof List<?> olds && value instanceof List<?> news) {
                into.put(key, merged(olds, news));
            } else {
                into.put(key, value);
            }
        });
    }

    private static List<Object> merged(List<?> olds, List<?> news) {
        Optional<String> key = MERGE_KEYS.stream()
                .filter(name -> news.stream().allMatch(one -> one instanceof Map && map(one).containsKey(name)))
                .findFirst();
        if (key.isEmpty()) {
            return new ArrayList<>(news);
        }
        Map<Object, Object> byKey = new LinkedHashMap<>();
        olds.forEach(old -> byKey.put(map(old).get(key.get()), old));
        news.forEach(one -> byKey.merge(map(one).get(key.get()), one, (old, changed) -> {
            merge(map(old), map(changed));
            return old;
        }));
        return new ArrayList<>(byKey.values());
    }

    private static List<?> list(Map<String, Object> from, String key) {
        return (List<?>) from.getOrDefault(key, List.of());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
