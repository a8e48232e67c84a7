package org.amosheets;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Which room may use which: the table of the architecture, §8. */
@AnalyzeClasses(packages = "org.amosheets", importOptions = DoNotIncludeTests.class)
class RoomsTest {

    private static final String[] ROOMS = {
        "sync", "mapping", "amocrm", "sheets", "store", "engine", "web", "cli", "config"
    };

    @ArchTest
    static final ArchRule SYNC_USES_THE_JDK_ONLY = classes()
            .that()
            .resideInAPackage(room("sync"))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(room("sync"), "java..", "org.jspecify.."));

    @ArchTest
    static final ArchRule SYNC_KNOWS_NO_CLOCK_AND_NO_CHANCE = noClasses()
            .that()
            .resideInAPackage(room("sync"))
            .should()
            .dependOnClassesThat(clocksOrRandom())
            .orShould()
            .callMethodWhere(describe("it asks for the time or for chance", RoomsTest::asksForTimeOrChance))
            .because("the same rows have to give the same plan (I12)");

    @ArchTest
    static final ArchRule MAPPING = uses("mapping", "sync");

    @ArchTest
    static final ArchRule MAPPING_NEEDS_LITTLE_FROM_OUTSIDE = classes()
            .that()
            .resideInAPackage(room("mapping"))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    room("mapping"), room("sync"), "java..", "org.jspecify..", "com.google.i18n.phonenumbers.."));

    @ArchTest
    static final ArchRule AMOCRM = uses("amocrm", "sync", "mapping");

    @ArchTest
    static final ArchRule SHEETS = uses("sheets", "sync", "mapping");

    @ArchTest
    static final ArchRule STORE = uses("store", "sync", "amocrm", "sheets");

    @ArchTest
    static final ArchRule STORE_KNOWS_ONLY_THE_PORTS_OF_ITS_USERS = noClasses()
            .that()
            .resideInAPackage(room("store"))
            .should()
            .dependOnClassesThat(resideInAnyPackage(room("amocrm"), room("sheets"))
                    .and(not(describe("are ports or what these carry", RoomsTest::isPortOrItsData))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ENGINE = uses("engine", "sync", "mapping", "amocrm", "sheets", "store");

    @ArchTest
    static final ArchRule WEB = uses("web", "sync", "mapping", "amocrm", "sheets", "store", "engine", "config");

    @ArchTest
    static final ArchRule CLI = uses("cli", "sync", "mapping", "amocrm", "sheets", "store", "engine", "config");

    /** {@code config} wires everything, so that it and those that it wires may name each other. */
    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.amosheets.(*)..")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage(room("config")), resideInAPackage("org.amosheets.."));

    @ArchTest
    static final ArchRule EVERY_CLASS_IS_IN_A_ROOM = classes()
            .that()
            .resideOutsideOfPackage("org.amosheets")
            .should()
            .resideInAnyPackage(Stream.of(ROOMS).map(RoomsTest::room).toArray(String[]::new));

    private static String room(String name) {
        return "org.amosheets." + name + "..";
    }

    /** The room's own classes and the named rooms', of all that are ours; libraries are its own affair. */
    private static ArchRule uses(String name, String... others) {
        String[] allowed = Stream.concat(Stream.of(name), Stream.of(others))
                .map(RoomsTest::room)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(room(name))
                .should()
                .dependOnClassesThat(resideInAPackage("org.amosheets..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaClass> clocksOrRandom() {
        return describe(
                "are clocks or random",
                type -> Stream.of(Clock.class, RandomGenerator.class).anyMatch(type::isAssignableTo));
    }

    private static boolean asksForTimeOrChance(JavaMethodCall call) {
        boolean now = call.getTargetOwner().getPackageName().equals("java.time")
                && call.getName().equals("now");
        return now
                || Set.of("currentTimeMillis", "nanoTime", "random", "randomUUID")
                        .contains(call.getName());
    }

    /** A port is an interface; what it carries are records and enums, its own or plain ones of its room. */
    private static boolean isPortOrItsData(JavaClass type) {
        return type.isInterface()
                || type.isRecord()
                || type.isEnum()
                || type.getEnclosingClass().map(JavaClass::isInterface).orElse(false);
    }
}
