package org.amosheets.engine;

import java.util.List;

/** Who has a phone or an e-mail, as the planner needs to know it. */
interface HandleOwners {

    /** Takes in what changed since the last time, once in a batch. */
    void refresh(Batch batch);

    /** Other contacts that have the phone or e-mail now. */
    List<Long> others(String handle, long contactId);
}
