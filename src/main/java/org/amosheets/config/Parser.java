package org.amosheets.config;

/** Makes a value of a variable's text, which is never blank and has no outer spaces. */
@FunctionalInterface
interface Parser<T> {

    T parse(String text) throws InvalidValue;
}
