package org.schedulesconnector.settings;

import org.apache.commons.lang3.StringUtils;

/** A value inside a message: quoted, short, without control characters. */
final class Quoted {
    private static final int LONGEST = 60;

    private Quoted() {}

    static String text(String value) {
        return "'" + StringUtils.abbreviate(value.replaceAll("\\p{Cntrl}", " "), LONGEST) + "'";
    }
}
