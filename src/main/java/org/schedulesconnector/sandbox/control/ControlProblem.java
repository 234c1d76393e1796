package org.schedulesconnector.sandbox.control;

/** A request that is not performed. Its message names the thing, the rule and the remedy. */
final class ControlProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private ControlProblem(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request breaks a rule. */
    static ControlProblem invalid(String message) {
        return new ControlProblem(400, message);
    }

    /** What the request is about does not exist. */
    static ControlProblem unknown(String message) {
        return new ControlProblem(404, message);
    }

    static ControlProblem wrongMethod(String message) {
        return new ControlProblem(405, message);
    }

    /** The request is right, and what it is about does not let it happen. */
    static ControlProblem conflict(String message) {
        return new ControlProblem(409, message);
    }

    int status() {
        return status;
    }
}
