package org.schedulesconnector.cli;

import java.io.PrintWriter;
import org.schedulesconnector.crawl.AccessAnswer;

/** Tells a person why somebody sees a schedule or not. */
final class AccessPrinter {
    private final PrintWriter out;

    AccessPrinter(PrintWriter out) {
        this.out = out;
    }

    void print(AccessAnswer answer) {
        boolean visible = answer.explanation().visible();
        out.println(Printable.line(answer.explanation().user().name()) + (visible ? " sees " : " does not see ") + "\""
                + Printable.line(answer.scheduleName()) + "\" (" + answer.scheduleId() + "), " + answer.basis() + ":");
        answer.explanation().chain().forEach(link -> out.println("  - " + Printable.line(link)));
        answer.remarks().forEach(remark -> out.println("  note: " + Printable.line(remark)));
        out.flush();
    }
}
