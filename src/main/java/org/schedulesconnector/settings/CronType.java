package org.schedulesconnector.settings;

import java.text.ParseException;
import org.quartz.CronExpression;

/** A cron expression of Quartz: six or seven fields, seconds first. */
final class CronType implements ValueType<String> {
    @Override
    public String parse(String text) throws InvalidValueException {
        try {
            CronExpression.validateExpression(text);
            return text;
        } catch (ParseException noExpression) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text) + " (" + noExpression.getMessage() + ")",
                    "Write seconds, minutes, hours, day of month, month, day of week, such as 0 0 3 * * ? for 03:00 each day.");
        }
    }

    @Override
    public String allowed() {
        return "a Quartz cron expression: seconds, minutes, hours, day of month, month, day of week, optionally a year";
    }
}
