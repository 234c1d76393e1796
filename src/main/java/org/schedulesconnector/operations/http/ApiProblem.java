package org.schedulesconnector.operations.http;

/** A call that is not answered as the caller hoped: what is wrong, which rule says so, and what to do. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String rule;
    private final String remedy;

    /**
     * @param status the HTTP status of the answer
     * @param wrong what is wrong, a sentence
     * @param rule which rule says so, a sentence
     * @param remedy what to do, a sentence
     */
    ApiProblem(int status, String wrong, String rule, String remedy) {
        super(wrong);
        this.status = status;
        this.rule = rule;
        this.remedy = remedy;
    }

    int status() {
        return status;
    }

    String rule() {
        return rule;
    }

    String remedy() {
        return remedy;
    }
}
