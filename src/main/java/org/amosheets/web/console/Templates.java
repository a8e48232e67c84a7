package org.amosheets.web.console;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Turns views into HTML. Whatever is shown is escaped; no template asks for the opposite. */
final class Templates {

    private static final String HERE = "org/amosheets/web/console/";

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    Templates() {
        messages.setBasename(HERE + "messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.ENGLISH);
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        files.setPrefix(HERE + "pages/");
        files.setSuffix(".html");
        files.setTemplateMode(TemplateMode.HTML);
        files.setCharacterEncoding(StandardCharsets.UTF_8.name());
        files.setCacheable(true);
        engine.setTemplateResolver(files);
        engine.setTemplateEngineMessageSource(messages);
    }

    byte[] html(View view, Locale locale, Map<String, @Nullable Object> frame) {
        Context context = new Context(locale);
        frame.forEach(context::setVariable);
        view.model().forEach(context::setVariable);
        String html = view.fragment().isEmpty()
                ? engine.process(view.template(), context)
                : engine.process(view.template(), Set.of(view.fragment()), context);
        return html.getBytes(StandardCharsets.UTF_8);
    }

    /** Words in the visitor's language. */
    Words words(Locale locale) {
        return new Words(messages, locale);
    }
}
