package org.amosheets.engine;

import org.amosheets.mapping.Mapping;

/** Gives the mapping in force; asked at each batch, so that a changed one takes effect between batches. */
@FunctionalInterface
public interface MappingSource {
    Mapping current();
}
