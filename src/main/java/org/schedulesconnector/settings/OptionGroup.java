package org.schedulesconnector.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * The settings under one prefix.
 *
 * @param prefix with its dot, such as {@code graph.}
 * @param meaning what they are about, for the reference page
 * @param options in the order of the reference page
 */
record OptionGroup(String prefix, String meaning, List<Option<?>> options) {
    OptionGroup {
        options = List.copyOf(options);
    }

    /** The settings of a service that is reached over the network: its own, then those about the way to it. */
    static OptionGroup of(String prefix, String meaning, List<Option<?>> own, OutboundOptions outbound) {
        return new OptionGroup(
                prefix,
                meaning,
                Stream.concat(own.stream(), outbound.all().stream()).toList());
    }

    /** Every group, in the order of the example file and the reference page. */
    static List<OptionGroup> all() {
        return List.of(
                PagerDutyOptions.GROUP,
                GraphOptions.GROUP,
                CrawlOptions.GROUP,
                AccessOptions.GROUP,
                ItemOptions.GROUP,
                StateOptions.GROUP,
                OperationsOptions.GROUP,
                NotifyOptions.GROUP);
    }

    /** Every key, those that name a secret's file among them; numbered ones with their {@code N}. */
    static List<String> keys() {
        return keys(all().stream().flatMap(group -> group.options().stream()));
    }

    /** Every key that may be written with one number in place of {@code N}. */
    static List<String> keys(int number) {
        return keys(all().stream().flatMap(group -> group.options().stream()).map(option -> option.at(number)));
    }

    private static List<String> keys(Stream<? extends Option<?>> options) {
        return options.flatMap(
                        option -> option.secret() ? Stream.of(option.key(), option.fileKey()) : Stream.of(option.key()))
                .toList();
    }
}
