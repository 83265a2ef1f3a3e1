package io.github.workaccount.enrollment;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.model.microsoft.GraphPermission;
import io.github.workaccount.enrollment.persistence.store.PrivateFiles;
import io.github.workaccount.enrollment.process.Acting;
import io.github.workaccount.enrollment.process.Elements;
import io.github.workaccount.enrollment.process.EngineMappings;
import io.github.workaccount.enrollment.process.Variable;
import io.github.workaccount.enrollment.process.Variables;
import io.github.workaccount.enrollment.process.guard.CommandGuard;
import io.github.workaccount.enrollment.sandbox.SandboxInitializer;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.PropertyResolver;

/** Arrows point inward, and what is dangerous stands in one place. */
@AnalyzeClasses(
    packages = ArchitectureTest.BASE,
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  static final String BASE = "io.github.workaccount.enrollment";
  private static final String MODEL = BASE + ".model..";
  private static final String APPLICATION = BASE + ".application..";
  private static final String PROCESS = BASE + ".process..";
  private static final String PERSISTENCE = BASE + ".persistence..";
  private static final String MICROSOFT = BASE + ".microsoft..";
  private static final String ADDRESS = BASE + ".address..";
  private static final String DNS = BASE + ".dns..";
  private static final String SECURITY = BASE + ".security..";
  private static final String SANDBOX = BASE + ".sandbox..";
  private static final String DELEGATES = BASE + ".process.delegate..";
  private static final int SCREENFUL = 20;

  @ArchTest
  static final ArchRule modelUsesJavaOnly =
      classes()
          .that()
          .resideInAPackage(MODEL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", MODEL);

  @ArchTest
  static final ArchRule applicationUsesTheModelAndNoTechnology =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.slf4j..",
                      "org.springframework.stereotype",
                      "org.springframework.transaction.annotation",
                      MODEL,
                      APPLICATION)
                  .or(type(ConfigurationProperties.class))
                  .or(type(DefaultValue.class)));

  @ArchTest
  static final ArchRule applicationKnowsNoDatabase =
      noClasses()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax..");

  @ArchTest
  static final ArchRule engineTypesStayInProcessAndSecurity =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROCESS, SECURITY)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda..");

  @ArchTest
  static final ArchRule typesOfTheWebAppsHttpApiStayInProcess =
      noClasses()
          .that()
          .resideOutsideOfPackages(PROCESS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.camunda.bpm.engine.rest..");

  @ArchTest
  static final ArchRule graphAndSignInTypesStayInMicrosoft =
      noClasses()
          .that()
          .resideOutsideOfPackage(MICROSOFT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.microsoft..", "okhttp3..");

  @ArchTest
  static final ArchRule metersStayInOperation =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".operation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  @ArchTest
  static final ArchRule mailTypesStayInNotification =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".notification..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.springframework.mail..", "jakarta.mail..");

  @ArchTest
  static final ArchRule whatWorksBesideTheEngineUsesUseCasesAndPortsOnly =
      noClasses()
          .that()
          .resideInAnyPackage(BASE + ".background..", BASE + ".notification..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(BASE + "..")
                  .and(
                      not(
                          resideInAnyPackage(
                              MODEL,
                              APPLICATION,
                              BASE + ".background..",
                              BASE + ".notification.."))));

  @ArchTest
  static final ArchRule addressUsesTheModelAndItsLibrariesOnly =
      classes()
          .that()
          .resideInAPackage(ADDRESS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.ibm.icu..",
              "com.google.common.net..",
              "org.springframework.boot.context.properties..",
              "org.springframework.context.annotation..",
              "org.springframework.core.io..",
              MODEL,
              ADDRESS);

  @ArchTest
  static final ArchRule librariesForNamesStayInAddress =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADDRESS, SANDBOX)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.ibm.icu..", "com.google.common.net..")
          .orShould()
          .dependOnClassesThat(type(java.net.IDN.class));

  @ArchTest
  static final ArchRule dnsTypesStayInDnsAndSandbox =
      noClasses()
          .that()
          .resideOutsideOfPackages(DNS, SANDBOX)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.xbill..");

  @ArchTest
  static final ArchRule databaseStaysInPersistence =
      noClasses()
          .that()
          .resideOutsideOfPackage(PERSISTENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule nothingKnowsTheSandbox =
      noClasses()
          .that()
          .resideOutsideOfPackage(SANDBOX)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SANDBOX);

  @ArchTest
  static final ArchRule theSandboxKnowsNothingOfTheProductButWhatItsRegistrationLists =
      noClasses()
          .that()
          .resideInAPackage(SANDBOX)
          .should()
          .dependOnClassesThat(
              resideInAPackage(BASE + "..")
                  .and(not(resideInAPackage(SANDBOX)))
                  .and(not(equivalentTo(GraphPermission.class))));

  @ArchTest
  static final ArchRule areasHaveNoCycles =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule partsOfTheProcessHaveNoCycles =
      slices().matching(BASE + ".process.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule roomsOfTheModelHaveNoCycles = rooms(".model");

  @ArchTest static final ArchRule roomsOfTheApplicationHaveNoCycles = rooms(".application");

  @ArchTest static final ArchRule roomsOfPersistenceHaveNoCycles = rooms(".persistence");

  @ArchTest static final ArchRule roomsOfTheDnsHaveNoCycles = rooms(".dns");

  @ArchTest static final ArchRule roomsOfSecurityHaveNoCycles = rooms(".security");

  @ArchTest static final ArchRule roomsOfMicrosoftHaveNoCycles = rooms(".microsoft");

  @ArchTest static final ArchRule roomsOfTheSandboxHaveNoCycles = rooms(".sandbox");

  @ArchTest
  static final ArchRule signInNeedsNoGraph =
      noClasses()
          .that()
          .resideInAnyPackage(
              BASE + ".microsoft.settings", BASE + ".microsoft.http", BASE + ".microsoft.signin")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.microsoft.graph..");

  @ArchTest
  static final ArchRule theVocabularyOfTheProcessStandsAlone =
      noClasses()
          .that()
          .belongToAnyOf(Elements.class, Variable.class, Variables.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage(PROCESS)
                  .and(not(type(Elements.class)))
                  .and(not(type(Variable.class)))
                  .and(not(type(Variables.class))));

  @ArchTest
  static final ArchRule nothingIsInjectedIntoFields =
      GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

  @ArchTest
  static final ArchRule settingsAreReadByTheirRecordsOnly =
      classes().should(haveNoSettingInAnAnnotation());

  /**
   * They run before there are beans: what starts the sandbox and tells the product of it, and what
   * the data source's address tells early. No record of settings is there yet.
   */
  @ArchTest
  static final ArchRule theEnvironmentIsAskedBeforeThereAreBeansOnly =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SandboxInitializer.class, PrivateFiles.class, EngineMappings.class)
          .and()
          .doNotHaveSimpleName("EmbeddedSandbox")
          .should()
          .callMethodWhere(JavaAccess.Predicates.targetOwner(assignableTo(PropertyResolver.class)));

  @ArchTest
  static final ArchRule nothingStaticCanBeReplaced = fields().that().areStatic().should().beFinal();

  /**
   * A thread of the product's own has a name that says what it does, and keeps nobody from
   * stopping.
   */
  @ArchTest
  static final ArchRule threadsComeFromOneFactory =
      noClasses()
          .should()
          .callConstructorWhere(JavaAccess.Predicates.targetOwner(type(Thread.class)))
          .orShould()
          .callMethod(Executors.class, "defaultThreadFactory");

  @ArchTest
  static final ArchRule onlyOneClassSaysInWhoseNameTheEngineWorks =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Acting.class)
          .should()
          .callMethodWhere(
              JavaAccess.Predicates.targetOwner(assignableTo(IdentityService.class))
                  .and(target(nameMatching("(set|clear)Authentication.*"))));

  /** That goes on in a person's name, and so is the guard's alone to decide. */
  @ArchTest
  static final ArchRule onlyTheGuardLetsSomebodyPastTheAuthorizations =
      noClasses()
          .that()
          .doNotBelongToAnyOf(CommandGuard.class)
          .should()
          .callMethodWhere(target(nameMatching("runWithoutAuthorization")));

  @ArchTest
  static final ArchRule nothingButACommandIsPrintedPastTheLog =
      noClasses()
          .that()
          .resideOutsideOfPackage(BASE + ".command..")
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule delegatesCallUseCasesOnly =
      noClasses()
          .that()
          .resideInAPackage(DELEGATES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(PERSISTENCE, MICROSOFT, DNS, SECURITY, BASE + ".web..");

  @ArchTest
  static final ArchRule delegatesAreNamedAfterTheirElement =
      classes()
          .that()
          .implement(JavaDelegate.class)
          .should()
          .resideInAPackage(DELEGATES)
          .andShould()
          .haveSimpleNameEndingWith("Delegate")
          .andShould()
          .dependOnClassesThat()
          .resideInAPackage(APPLICATION);

  @ArchTest
  static final ArchRule delegatesFitAScreen =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .implement(JavaDelegate.class)
          .and()
          .haveName("execute")
          .and()
          .haveRawParameterTypes(DelegateExecution.class)
          .should(spanFewerLinesThan(SCREENFUL));

  @ArchTest
  static final ArchRule onlyUseCasesMakeWhatMayBeWritten =
      noClasses()
          .that()
          .resideOutsideOfPackage(APPLICATION)
          .should()
          .callConstructorWhere(
              JavaAccess.Predicates.targetOwner(
                  type(ApprovedChange.class).or(type(UndoableChange.class))));

  /**
   * Some exceptions of the SDK throw when their message is read, as whoever logs a failure does.
   */
  @ArchTest
  static final ArchRule noExceptionOfTheSdkIsTheCauseOfAFailure =
      codeUnits()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage(MICROSOFT)
          .should(giveFailuresAPlainCauseOnly());

  /** The area's own package may use its rooms; they know neither it nor each other in a circle. */
  private static ArchRule rooms(String area) {
    return slices()
        .matching(BASE + area + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(false);
  }

  private static ArchCondition<JavaCodeUnit> giveFailuresAPlainCauseOnly() {
    return new ArchCondition<>("take the cause of a failure from PlainCause") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        boolean failsWithCause =
            unit.getConstructorCallsFromSelf().stream()
                .filter(call -> call.getTargetOwner().isAssignableTo(DirectoryFailure.class))
                .flatMap(call -> call.getTarget().getRawParameterTypes().stream())
                .anyMatch(parameter -> parameter.isEquivalentTo(Throwable.class));
        boolean isPlain =
            unit.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("PlainCause"));
        if (failsWithCause && !isPlain) {
          events.add(
              SimpleConditionEvent.violated(
                  unit, "%s keeps a cause as it comes".formatted(unit.getFullName())));
        }
      }
    };
  }

  /** What a class needs to know before it is one, as a condition does, is not read by it. */
  private static ArchCondition<JavaClass> haveNoSettingInAnAnnotation() {
    return new ArchCondition<>("take the product's settings from records") {
      @Override
      public void check(JavaClass checked, ConditionEvents events) {
        Stream.of(
                Stream.of(checked),
                checked.getMembers().stream(),
                checked.getCodeUnits().stream().flatMap(unit -> unit.getParameters().stream()))
            .flatMap(annotated -> annotated)
            .flatMap(annotated -> ((HasAnnotations<?>) annotated).getAnnotations().stream())
            .filter(
                annotation ->
                    annotation.getProperties().values().toString().contains("${enrollment."))
            .forEach(
                annotation ->
                    events.add(
                        SimpleConditionEvent.violated(
                            checked,
                            "%s: %s"
                                .formatted(
                                    annotation.getDescription(), annotation.getProperties()))));
      }
    };
  }

  private static ArchCondition<JavaMethod> spanFewerLinesThan(int lines) {
    return new ArchCondition<>("span fewer than %d lines".formatted(lines)) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        int first = method.getSourceCodeLocation().getLineNumber();
        int last =
            method.getAccessesFromSelf().stream()
                .mapToInt(JavaAccess::getLineNumber)
                .max()
                .orElse(first);
        if (last - first >= lines) {
          events.add(
              SimpleConditionEvent.violated(
                  method, "%s spans %d lines".formatted(method.getFullName(), last - first)));
        }
      }
    };
  }
}
