package org.amosheets.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Nobody looks for configurations at the start, so one that is not named would be missing in silence. */
class WiringTests {

    @Test
    void everyConfigurationIsNamed() {
        Set<String> found = Stream.concat(found(), found(Launch.COMMAND)).collect(Collectors.toSet());
        Set<String> named = Stream.concat(
                        Stream.of(Wiring.class),
                        Stream.<Class<?>>of(Wiring.class, Framework.class)
                                .flatMap(part -> Stream.of(
                                        part.getAnnotation(Import.class).value())))
                .map(Class::getName)
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(named).hasSizeGreaterThan(8);
    }

    /** The configurations that there are under these profiles. */
    private static Stream<String> found(String... profiles) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profiles);
        ClassPathScanningCandidateComponentProvider scan =
                new ClassPathScanningCandidateComponentProvider(false, environment) {
                    @Override
                    protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                        return true;
                    }
                };
        scan.addIncludeFilter(new AnnotationTypeFilter(Configuration.class, false));
        return scan.findCandidateComponents("org.amosheets.config").stream().map(BeanDefinition::getBeanClassName);
    }
}
