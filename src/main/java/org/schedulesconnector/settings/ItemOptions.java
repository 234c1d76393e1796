package org.schedulesconnector.settings;

import java.net.URI;
import java.util.List;

/** The options under {@code item.}. */
final class ItemOptions {
    static final Option<URI> ICON_URL = Option.of(
                    "item.icon-url",
                    new HttpUrlType("https://www.pagerduty.com/favicon.ico"),
                    "The icon beside each item in search results and answers; people's browsers load it.")
            .orElse("https://www.pagerduty.com/favicon.ico");

    static final OptionGroup GROUP = new OptionGroup("item.", "How items look.", List.of(ICON_URL));

    private ItemOptions() {}

    static ItemSettings read(OptionReader in) {
        return new ItemSettings(in.read(ICON_URL));
    }
}
