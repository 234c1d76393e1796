package org.schedulesconnector.settings;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** A day, such as {@code 2027-05-31}. */
final class DateType implements ValueType<LocalDate> {
    @Override
    public LocalDate parse(String text) throws InvalidValueException {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            throw new InvalidValueException(
                    "is " + Quoted.text(text), "Write year, month and day, such as 2027-05-31.");
        }
    }

    @Override
    public String allowed() {
        return "a date: year-month-day";
    }
}
