package org.amosheets.amocrm;

/** Hears how each call to amoCRM ended. */
public interface Heard {

    Heard NOBODY = new Heard() {
        @Override
        public void answered() {}

        @Override
        public void failed(String sentence) {}

        @Override
        public void refused(String sentence) {}
    };

    /** amoCRM did what was asked, or refused the request for its content: it is there and lets us in. */
    void answered();

    /** It did not, and later it may; the sentence says why, without a secret or a value. */
    void failed(String sentence);

    /** As {@link #failed}, and it will not before a person acted. */
    void refused(String sentence);
}
