package org.schedulesconnector.sandbox.pagerduty;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Where a walk through the audit trail stands. Opaque to callers, and good for the filters it was made for only.
 *
 * @param time of the last record that was given
 * @param recordId of that record
 * @param filters a fingerprint of the query
 */
record AuditCursor(Instant time, String recordId, int filters) {
    static AuditCursor read(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|");
            if (parts.length == 3) {
                return new AuditCursor(Instant.parse(parts[0]), parts[1], Integer.parseInt(parts[2]));
            }
        } catch (DateTimeException | IllegalArgumentException malformed) {
            // refused below, as every cursor that was not made here
        }
        throw ApiError.invalid("cursor", "is not valid");
    }

    String text() {
        String plain = String.join("|", List.of(time.toString(), recordId, Integer.toString(filters)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(AuditRecord record) {
        int order = time.compareTo(record.time());
        return order == 0 ? recordId.compareTo(record.id()) > 0 : order > 0;
    }
}
