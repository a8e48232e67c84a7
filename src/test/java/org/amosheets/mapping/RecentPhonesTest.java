package org.amosheets.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecentPhonesTest {

    private final RecentPhones recent = new RecentPhones();
    private final List<String> parsed = new ArrayList<>();

    @Test
    void aTextIsParsedOnce() {
        assertThat(phone("8 999")).isEqualTo("+8 999");
        assertThat(phone("8 999")).isEqualTo("+8 999");
        assertThat(parsed).containsExactly("8 999");
    }

    @Test
    void whatIsNoPhoneIsRememberedToo() {
        assertThat(phone("")).isNull();
        assertThat(phone("")).isNull();
        assertThat(parsed).containsExactly("");
    }

    @Test
    void theEldestIsForgottenAndNoOther() {
        for (int i = 0; i < RecentPhones.MOST; i++) {
            phone(Integer.toString(i));
        }
        parsed.clear();
        phone("0");
        assertThat(parsed).isEmpty();

        phone("one more");
        phone("1");
        assertThat(parsed).containsExactly("one more");
        phone("0");
        assertThat(parsed).containsExactly("one more", "0");
    }

    private @Nullable String phone(String text) {
        return recent.of(text, unknown -> {
            parsed.add(unknown);
            return unknown.isEmpty() ? null : "+" + unknown;
        });
    }
}
