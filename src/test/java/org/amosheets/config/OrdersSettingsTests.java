package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the {@code orders} preset uses. */
class OrdersSettingsTests {

    @Test
    void everyVariableIsTaken() {
        OrdersSettings orders = Env.complete()
                .with("TRIGGER_STATUS_ID", "5")
                .with("PIPELINE_KEYWORD", "sotuv")
                .with("STATUS_DISPLAY_MAP_JSON", "{\"ЗАКАЗ\": \"Заказ\"}")
                .with("DROPDOWN_STATUS_MAP_JSON", "{\"В процессе\":0, \"У курера\":142, \"Отказ\": null}")
                .with("PIPELINE_DISPLAY_MAP_JSON", "{}")
                .with("ORDER_NUMBER_FIELD", "987889")
                .with("ORDER_NUMBER_STATUS", "Заказ отправлен")
                .with("STAFF_CACHE_TTL_SEC", "10")
                .settings()
                .sync()
                .orders();

        assertThat(orders.triggerStatusId()).hasValue(5);
        assertThat(orders.pipelineKeyword()).isEqualTo("sotuv");
        assertThat(orders.statusDisplayMap()).containsExactly(entry("ЗАКАЗ", "Заказ"));
        assertThat(orders.dropdownStatusMap())
                .containsExactly(entry("В процессе", "0"), entry("У курера", "142"), entry("Отказ", ""));
        assertThat(orders.pipelineDisplayMap()).isEmpty();
        assertThat(orders.orderNumberField()).contains("987889");
        assertThat(orders.orderNumberStatus()).contains("Заказ отправлен");
        assertThat(orders.staffCacheTtl()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void bothTriggerVariablesMakeOneList() {
        OrdersSettings orders = Env.complete()
                .with("TRIGGER_STATUS_NAME", "ZAKAZ")
                .with("TRIGGER_STATUS_NAMES", "Заказ без нумерации, ZAKAZ ,,ЗАЗАЗ")
                .settings()
                .sync()
                .orders();

        assertThat(orders.triggerStatusNames()).containsExactly("ZAKAZ", "Заказ без нумерации", "ЗАЗАЗ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "text", "{\"a\": {\"b\": 1}}", "{\"a\": 1"})
    void aMapThatIsNoPlainJsonObjectIsAFault(String text) {
        assertThat(Env.complete().with("DROPDOWN_STATUS_MAP_JSON", text).namesAtFault())
                .containsExactly("DROPDOWN_STATUS_MAP_JSON");
    }

    @Test
    void aJsonNullIsAnEmptyMap() {
        assertThat(Env.complete()
                        .with("STATUS_DISPLAY_MAP_JSON", "null")
                        .settings()
                        .sync()
                        .orders()
                        .statusDisplayMap())
                .isEmpty();
    }
}
