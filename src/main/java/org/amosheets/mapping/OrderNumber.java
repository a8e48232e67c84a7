package org.amosheets.mapping;

import java.util.List;

/**
 * What filling an order number does beside setting its field.
 *
 * @param column the header of the column that holds the number; empty where there is no such rule
 * @param whileShown the status that the row has to show
 * @param stages names or ids of the stages that the lead then moves to: the first that its pipeline has
 */
public record OrderNumber(String column, String whileShown, List<String> stages) {

    static final OrderNumber NONE = new OrderNumber("", "", List.of());

    public OrderNumber {
        stages = List.copyOf(stages);
    }
}
