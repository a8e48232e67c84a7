package org.amosheets.sandbox.amocrm;

import org.jspecify.annotations.Nullable;

/** One choice of a list field, or one kind (WORK, MOB, …) of a phone or e-mail. */
public record EnumOption(long id, String value, @Nullable String code, int sort) {}
