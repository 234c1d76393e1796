package org.schedulesconnector.settings;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import org.schedulesconnector.settings.GraphSettings.Cloud;

/**
 * Addresses of a Microsoft cloud, by the Graph documentation's page on national deployments.
 *
 * @param baseUrl Microsoft Graph with its version
 * @param authorityUrl where its tokens come from
 */
record CloudAddresses(String baseUrl, String authorityUrl) {
    private static final Map<Cloud, CloudAddresses> BY_CLOUD = Map.of(
            Cloud.GLOBAL,
            new CloudAddresses("https://graph.microsoft.com/v1.0", "https://login.microsoftonline.com"),
            Cloud.GCC_HIGH,
            new CloudAddresses("https://graph.microsoft.us/v1.0", "https://login.microsoftonline.us"),
            Cloud.DOD,
            new CloudAddresses("https://dod-graph.microsoft.us/v1.0", "https://login.microsoftonline.us"));

    static CloudAddresses of(Cloud cloud) {
        return BY_CLOUD.get(cloud);
    }

    static boolean isBaseOfAnother(Cloud cloud, URI url) {
        return isOfAnother(cloud, url, CloudAddresses::baseUrl);
    }

    static boolean isAuthorityOfAnother(Cloud cloud, URI url) {
        return isOfAnother(cloud, url, CloudAddresses::authorityUrl);
    }

    /** False for an address that no cloud has, such as a proxy's. */
    private static boolean isOfAnother(Cloud cloud, URI url, Function<CloudAddresses, String> address) {
        return !isHostOf(address.apply(of(cloud)), url)
                && BY_CLOUD.values().stream().anyMatch(other -> isHostOf(address.apply(other), url));
    }

    private static boolean isHostOf(String address, URI url) {
        return URI.create(address).getHost().equalsIgnoreCase(url.getHost());
    }
}
