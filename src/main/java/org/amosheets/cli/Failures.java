package org.amosheets.cli;

import org.amosheets.amocrm.AmoCrmException;
import org.amosheets.config.ConfigurationException;
import org.amosheets.engine.Misconfigured;
import org.amosheets.sheets.SheetsException;
import org.amosheets.store.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What went wrong as one sentence on standard error, and as an exit code. */
final class Failures implements IExecutionExceptionHandler {

    private final boolean traces;

    /** @param traces whether what nobody foresaw is printed with its stack trace */
    Failures(boolean traces) {
        this.traces = traces;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(sentence(failure));
        int code = code(failure);
        if (traces && code == Exit.FOUND) {
            failure.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return code;
    }

    /** The first sentence of our own among the causes, else what the failure itself says. */
    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.startsWith("Tried to ")) {
                return message;
            }
        }
        return "Failed in a way that was not foreseen: " + failure;
    }

    static int code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException || cause instanceof Misconfigured || cause instanceof BadFile) {
                return Exit.MISCONFIGURED;
            }
            if (cause instanceof StoreUnavailable
                    || cause instanceof AmoCrmException.Busy
                    || cause instanceof AmoCrmException.Blocked
                    || cause instanceof SheetsException) {
                return Exit.UNREACHABLE;
            }
        }
        return Exit.FOUND;
    }
}
