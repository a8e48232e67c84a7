package org.amosheets.web;

import java.util.Map;

/** What a person reads after giving consent in amoCRM. Nothing of the request is shown. */
enum OAuthPage {
    CONNECTED(200, "amoCRM подключена. Это окно можно закрыть.", "amoCRM is connected. You can close this window."),
    BAD_STATE(
            400,
            "Эта ссылка не действует: она уже использована, устарела или создана не здесь. Получите новую и дайте доступ"
                    + " ещё раз.",
            "This link does not work: it was used already, is older than ten minutes, or was not made here. Get a new"
                    + " one and give consent again."),
    REFUSED(400, "Доступ не дан, ничего не изменилось.", "Consent was not given; nothing has changed."),
    NOT_TAKEN(
            400,
            "Не подключено: доступ дан в другом аккаунте, или amoCRM не приняла код. Дайте доступ в том аккаунте, который"
                    + " указан в настройках службы.",
            "Not connected: the consent is of another account, or amoCRM did not take the code. Give consent in the"
                    + " account that the service is set up for."),
    BUSY(
            503,
            "amoCRM сейчас не отвечает. Получите новую ссылку и дайте доступ ещё раз позже.",
            "amoCRM does not answer just now. Get a new link and give consent again later."),
    LONG_LIVED(
            409,
            "Служба работает с долгосрочным токеном, подключение здесь не нужно.",
            "The service uses a long-lived token; there is nothing to connect here.");

    private final int status;
    private final String russian;
    private final String english;

    OAuthPage(int status, String russian, String english) {
        this.status = status;
        this.russian = russian;
        this.english = english;
    }

    Answer answer() {
        String page =
                "<!DOCTYPE html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>amo-sheets-sync</title></head>"
                        + "<body><p>" + russian + "</p><p lang=\"en\">" + english + "</p></body></html>";
        return new Answer(
                status,
                "text/html; charset=utf-8",
                page,
                // The address holds the code.
                Map.of("Referrer-Policy", "no-referrer", "Content-Security-Policy", "default-src 'none'"));
    }
}
