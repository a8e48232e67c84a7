package org.amosheets.sandbox.page;

/** Something that a button or a field of the page does. */
interface Action {

    void run(Args args);
}
