package org.schedulesconnector;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(
                "x" + Main.class.getResource("/META-INF/services/org/apache/camel/component/graph-external"));
    }
}
