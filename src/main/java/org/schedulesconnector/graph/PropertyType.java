package org.schedulesconnector.graph;

/** The types a property of an external connection's schema may have (v1.0 metadata of Microsoft Graph). */
public enum PropertyType {
    STRING("string"),
    INT64("int64"),
    DOUBLE("double"),
    DATE_TIME("dateTime"),
    BOOLEAN("boolean"),
    STRING_COLLECTION("stringCollection"),
    INT64_COLLECTION("int64Collection"),
    DOUBLE_COLLECTION("doubleCollection"),
    DATE_TIME_COLLECTION("dateTimeCollection"),
    PRINCIPAL("principal"),
    PRINCIPAL_COLLECTION("principalCollection");

    private final String wireName;

    PropertyType(String wireName) {
        this.wireName = wireName;
    }

    /** The name as it stands in JSON. */
    public String wireName() {
        return wireName;
    }
}
