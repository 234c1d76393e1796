package org.schedulesconnector.access;

import java.util.Locale;
import java.util.regex.Pattern;

/** Entra's object ids are GUIDs; the case of their letters says nothing. */
final class ObjectIds {
    private static final Pattern GUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private ObjectIds() {}

    static boolean isObjectId(String text) {
        return GUID.matcher(text).matches();
    }

    static String normal(String objectId) {
        return objectId.toLowerCase(Locale.ROOT);
    }
}
