package org.amosheets.web;

/** Ends the handling of a request with a problem that its sender is told. */
final class ProblemException extends RuntimeException {

    private final transient Problem what;

    ProblemException(Problem problem) {
        // No stack trace: it is an answer, not a fault, and anybody may cause it at any rate.
        super(problem.detail(), null, false, false);
        this.what = problem;
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(Problem.badRequest(detail));
    }

    Problem problem() {
        return what;
    }
}
