package org.schedulesconnector.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.schedulesconnector.crawl.ledger.ReadingMark;
import org.schedulesconnector.crawl.ledger.StoredReading;
import org.schedulesconnector.oncall.OnCallSchedule;

/** Schedules as PagerDuty told them, in the form that the ledger keeps: JSON of what was read, which holds no secret. */
final class Readings {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Readings() {}

    /** @param told the schedule as PagerDuty's answer alone tells it */
    static StoredReading of(OnCallSchedule told, Instant readAt) {
        try {
            String body = JSON.writeValueAsString(told);
            return new StoredReading(told.id(), new ReadingMark(told.kind(), readAt, digest(body)), body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("schedule " + told.id() + " cannot be written as JSON", e);
        }
    }

    /** The schedule; empty when the reading was written by a version that kept it in another form. */
    static Optional<OnCallSchedule> read(StoredReading reading) {
        try {
            return Optional.of(JSON.readValue(reading.body(), OnCallSchedule.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String digest(String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
