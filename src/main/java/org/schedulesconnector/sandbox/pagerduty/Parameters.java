package org.schedulesconnector.sandbox.pagerduty;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schedulesconnector.sandbox.SandboxRequest;

/** The query of a request, read strictly: what cannot be understood is refused with 400 and never guessed. */
final class Parameters {
    private final SandboxRequest request;

    Parameters(SandboxRequest request) {
        this.request = request;
    }

    void refuseUnknown(Set<String> known) {
        for (String name : request.query().keySet()) {
            if (!known.contains(name)) {
                throw ApiError.invalid(name, "is not a parameter of this endpoint");
            }
        }
    }

    /** Two queries that ask for the same, whatever these parameters say, have the same fingerprint. */
    int fingerprintWithout(Set<String> ignored) {
        Map<String, List<String>> rest = new HashMap<>(request.query());
        rest.keySet().removeAll(ignored);
        return rest.hashCode();
    }

    Optional<String> text(String name) {
        List<String> values = request.params(name);
        if (values.size() > 1) {
            throw ApiError.invalid(name, "must be given once");
        }
        return values.stream().findFirst();
    }

    /** The values of a set filter such as {@code team_ids[]}; empty when it is not given. */
    Set<String> set(String name) {
        return new LinkedHashSet<>(request.params(name));
    }

    Set<String> setOf(String name, Set<String> allowed) {
        Set<String> values = set(name);
        for (String value : values) {
            if (!allowed.contains(value)) {
                throw ApiError.invalid(name, "must be one of " + new TreeSet<>(allowed));
            }
        }
        return values;
    }

    Optional<String> oneOf(String name, Set<String> allowed) {
        setOf(name, allowed);
        return text(name);
    }

    boolean flag(String name) {
        return oneOf(name, Set.of("true", "false")).map(Boolean::parseBoolean).orElse(false);
    }

    int number(String name, int byDefault, int min, int max) {
        Optional<String> given = text(name);
        if (given.isEmpty()) {
            return byDefault;
        }
        try {
            int value = Integer.parseInt(given.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // refused below, with the same words
        }
        throw ApiError.invalid(name, "must be a whole number from " + min + " to " + max);
    }

    Optional<Instant> instant(String name) {
        return text(name).map(value -> {
            try {
                return OffsetDateTime.parse(value).toInstant();
            } catch (DateTimeException malformed) {
                throw ApiError.invalid(2004, name, "must be an ISO 8601 date and time with an offset");
            }
        });
    }

    Instant requiredInstant(String name) {
        return instant(name).orElseThrow(() -> ApiError.invalid(2004, name, "is required"));
    }

    Optional<ZoneId> zone() {
        return text("time_zone").map(value -> {
            if (ZoneId.getAvailableZoneIds().contains(value)) {
                return ZoneId.of(value);
            }
            throw ApiError.invalid("time_zone", "must be a name of the tz database");
        });
    }
}
