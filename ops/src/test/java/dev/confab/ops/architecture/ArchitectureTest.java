package dev.confab.ops.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.UUID;

/** The dependency rules of the design. */
@AnalyzeClasses(packages = "dev.confab", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  @ArchTest
  static final ArchRule services_meet_only_through_topics_and_the_query_api =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("dev.confab..")
          .layer("schemas")
          .definedBy("dev.confab.schemas..")
          .layer("platform")
          .definedBy("dev.confab.platform..")
          .layer("stream-processors")
          .definedBy("dev.confab.processors..")
          .layer("ingest-api")
          .definedBy("dev.confab.ingest..")
          .layer("delivery-gateway")
          .definedBy("dev.confab.gateway..")
          .layer("search-indexer")
          .definedBy("dev.confab.search..")
          .layer("ops")
          .definedBy("dev.confab.ops..")
          .whereLayer("schemas")
          .mayNotAccessAnyLayer()
          .whereLayer("platform")
          .mayOnlyAccessLayers("schemas")
          .whereLayer("stream-processors")
          .mayOnlyAccessLayers("schemas", "platform")
          .whereLayer("ingest-api")
          .mayOnlyAccessLayers("schemas", "platform")
          .whereLayer("delivery-gateway")
          .mayOnlyAccessLayers("schemas", "platform")
          .whereLayer("search-indexer")
          .mayOnlyAccessLayers("schemas", "platform");

  @ArchTest
  static final ArchRule only_codecs_see_avro =
      noClasses()
          .that(not(resideInAPackage("dev.confab.schemas.codec..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.avro..");

  @ArchTest
  static final ArchRule the_domain_knows_java_and_the_contract_only =
      classes()
          .that()
          .resideInAPackage("dev.confab.processors.domain..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java..",
                  "org.jspecify.annotations..",
                  "dev.confab.processors.domain..",
                  "dev.confab.schemas",
                  "dev.confab.schemas.chat..",
                  "dev.confab.schemas.user..",
                  "dev.confab.schemas.name..",
                  "dev.confab.schemas.presence..",
                  "dev.confab.schemas.outcome.."));

  @ArchTest
  static final ArchRule the_domain_reads_no_clock =
      noClasses()
          .that(inTheDomain())
          .should()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class);

  @ArchTest
  static final ArchRule the_domain_draws_no_random_and_reads_no_environment =
      noClasses()
          .that(inTheDomain())
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "getProperty", String.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..");

  @ArchTest
  static final ArchRule folders_tell_the_architecture =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..utils..", "..common..", "..manager..", "..helper..", "..impl..");

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> inTheDomain() {
    return resideInAPackage("dev.confab.processors.domain..");
  }
}
