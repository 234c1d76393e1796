package org.schedulesconnector.graph;

/**
 * The text of an item, which semantic search reads.
 *
 * @param type plain text or HTML
 * @param value the text, not blank
 */
public record ItemContent(Type type, String value) {
    public enum Type {
        TEXT("text"),
        HTML("html");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    public static ItemContent text(String value) {
        return new ItemContent(Type.TEXT, value);
    }
}
