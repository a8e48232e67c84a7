package org.amosheets.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param variable the name at fault, as the operator wrote it
 * @param problem what is wrong with it; continues the sentence that the name begins
 * @param fix what to do about it
 */
public record Fault(String variable, String problem, String fix) {

    @Override
    public String toString() {
        return variable + " " + problem + "." + System.lineSeparator() + "      Fix: " + fix;
    }
}
