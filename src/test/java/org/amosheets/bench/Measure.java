package org.amosheets.bench;

import java.util.List;

/** Something that is measured. */
interface Measure {

    List<Figure> run(Order order, Options options);
}
