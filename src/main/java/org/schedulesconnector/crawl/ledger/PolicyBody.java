package org.schedulesconnector.crawl.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.schedulesconnector.oncall.EscalationPath;

/** An escalation policy as one column takes it: JSON in ASCII, so that no database refuses a character of a name. */
final class PolicyBody {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PolicyBody() {}

    static String of(EscalationPath policy) {
        try {
            return MAPPER.writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("escalation policy " + policy.id() + " could not be put into JSON", e);
        }
    }

    /** @throws LedgerException if somebody else wrote into the table */
    static EscalationPath read(String id, String body) {
        try {
            return MAPPER.readValue(body, EscalationPath.class);
        } catch (JsonProcessingException e) {
            throw new LedgerException(
                    "The ledger's escalation policy " + id + " is not readable.",
                    "Delete its row in directory_policy; the next full crawl writes it again.",
                    e);
        }
    }
}
