package org.schedulesconnector.settings;

import java.util.regex.Pattern;

/** The id of a schedule, usually of seven characters, as PagerDuty's web addresses have it. */
final class ScheduleIdType implements ValueType<String> {
    private static final Pattern ID = Pattern.compile("[A-Z0-9]{4,32}");

    @Override
    public String parse(String text) throws InvalidValueException {
        if (!ID.matcher(text).matches()) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text),
                    "Copy the last part of the schedule's address in PagerDuty, such as PABC123.");
        }
        return text;
    }

    @Override
    public String allowed() {
        return "a PagerDuty id: 4 to 32 capital letters and digits";
    }
}
