package org.schedulesconnector.settings;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/configuration.md}, written from the declared options. */
public final class ConfigurationReference {
    private static final String HEAD =
            """
            # Configuration

            <!-- Generated from the declared options. To write it anew:
                 mvn test -Dtest=ConfigurationReferenceTest -DwriteReference=true -->

            ## Where settings come from

            The first of these that names a key decides:

            1. the command line: `-Dkey=value` after the command
            2. JVM system properties: `-Dkey=value` before `-jar`
            3. environment variables: the key in upper case, dots and dashes as underscores, so `pagerduty.client-secret` is
               `PAGERDUTY_CLIENT_SECRET`
            4. a properties file in UTF-8: the one named by `--config FILE`, else `application.properties` at the top level
            5. the default

            A key without a value takes its default; an environment variable without a value counts as not set. All settings are
            checked at start, and every mistake is named at once. A key under one of our prefixes that is not listed here is a
            mistake, and so is any other key or environment variable that is two letters or fewer from one listed here. Other
            environment variables are ignored, whatever their prefix. `N` in a key stands for a number: 1 for the first, 2 for the next,
            without holes, at most 99. A placeholder of the example file, such as
            `<your-tenant-id>`, is a mistake as long as the setting is used. `config` prints what holds and where it comes from.

            ## Secrets

            A secret is never printed, logged, or passed to a route. Each one can be given in three ways:

            - as a value: best by environment variable
            - by a file: the key with `-file` appended names a file that holds the secret alone, such as
              `graph.client-secret-file=/run/secrets/graph-client-secret`. Blanks around it are dropped. A file that its group or
              others may write is refused; one that everybody may read brings a warning. Value and file together are a mistake.
            - by a property function of Camel, as below

            ## Property functions

            A value may hold Camel property functions: `{{env:NAME}}`, `{{env:NAME:default}}`, `{{sys:name}}`, `{{other.key}}`, and
            those of Camel's vault components, such as `{{azure:secret-name}}`. They are resolved once, at start; a value changed in
            a vault later takes effect at the next start. No vault component is part of this build, since each brings many
            libraries; to use one, add it to `pom.xml` and build again:

            ```xml
            <dependency>
              <groupId>org.apache.camel</groupId>
              <artifactId>camel-azure-key-vault</artifactId>
            </dependency>
            ```

            Its own settings are Camel's, in the same file: `camel.vault.azure.vaultName=my-vault` and
            `camel.vault.azure.azureIdentityEnabled=true`. Other `camel.*` keys configure Camel itself; they are not checked here.
            """;

    private ConfigurationReference() {}

    /** The whole page, in Markdown. */
    public static String markdown() {
        return OptionGroup.all().stream()
                .map(ConfigurationReference::section)
                .collect(Collectors.joining("", HEAD, ""));
    }

    private static String section(OptionGroup group) {
        String name = group.prefix().substring(0, group.prefix().length() - 1);
        String head =
                """

                ## %s

                %s

                | key | meaning | default | allowed | unit | secret |
                | --- | --- | --- | --- | --- | --- |
                """
                        .formatted(name, group.meaning());
        return group.options().stream().map(ConfigurationReference::row).collect(Collectors.joining("", head, ""));
    }

    private static String row(Option<?> option) {
        return Stream.of(
                        "`" + option.key() + "`",
                        option.description(),
                        fallback(option),
                        option.type().allowed(),
                        option.unit() == null ? "" : option.unit(),
                        option.secret() ? "yes, or `" + option.fileKey() + "`" : "")
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String fallback(Option<?> option) {
        if (option.fallback() != null) {
            return "`" + option.fallback() + "`";
        }
        return option.fallbackNote() == null ? "none" : option.fallbackNote();
    }
}
