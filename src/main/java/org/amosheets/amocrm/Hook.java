package org.amosheets.amocrm;

import org.amosheets.sync.Change;

/**
 * One event of a webhook: a lead or a contact to look at. Values are never taken from a webhook.
 *
 * @param entity which kind it is
 * @param action amoCRM's word for what happened: {@code add}, {@code update}, {@code status}, {@code responsible},
 *     {@code delete}, {@code restore}
 * @param updatedAt when it happened, in Unix seconds; 0 where the event does not say
 */
public record Hook(Entity entity, String action, long id, long updatedAt) {

    /** What an event is about. */
    public enum Entity {
        LEAD,
        CONTACT
    }

    Change change(long since) {
        String ref = Long.toString(id);
        Change.Kind kind = entity == Entity.LEAD ? Change.Kind.LEAD : Change.Kind.CONTACT;
        Change.Source source = action.equals("add") ? Change.Source.ADDED : Change.Source.WEBHOOK;
        return new Change(kind, ref, source, since);
    }
}
