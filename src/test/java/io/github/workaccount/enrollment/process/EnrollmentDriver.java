package io.github.workaccount.enrollment.process;

import io.github.workaccount.enrollment.application.enrollment.Enrollments;
import io.github.workaccount.enrollment.application.operation.StuckJobs;
import io.github.workaccount.enrollment.application.outcome.WithdrawEnrollment;
import io.github.workaccount.enrollment.background.AccountWatchByHand;
import io.github.workaccount.enrollment.background.ConsentWatchByHand;
import io.github.workaccount.enrollment.background.VerificationWatchByHand;
import io.github.workaccount.enrollment.dns.WatchByHand;
import io.github.workaccount.enrollment.sandbox.SandboxWorld;
import io.github.workaccount.enrollment.testing.MovableClock;
import io.github.workaccount.enrollment.testing.ProductHttp;
import io.github.workaccount.enrollment.testing.SandboxPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/**
 * Drives enrollments through the real engine as the people of the sandbox, so that authorizations
 * and the guard act. Nothing happens by itself: jobs, the DNS watch and withdrawals are fired here.
 */
final class EnrollmentDriver {

  private static final int MANY = 100;
  private static final List<String> TABLES =
      List.of(
          "evidence",
          "idempotency_key",
          "throttle",
          "consent_request",
          "consent",
          "dns_watch",
          "domain_proof",
          "work_account_watch",
          "decision",
          "change",
          "plan",
          "enrollment");

  final ProcessEngine engine;
  final JdbcTemplate jdbc;
  final ProductHttp http;
  final SandboxPeople people;
  final SandboxWorld world;
  final WatchByHand watch;
  final AccountWatchByHand accounts;
  final VerificationWatchByHand verifications;
  final MovableClock clock;
  final ConsentWatchByHand consents;
  final Enrollments enrollments;
  private final WithdrawEnrollment withdrawals;
  private final TransactionTemplate transactions;
  private final StuckJobs stuckJobs;

  EnrollmentDriver(WebApplicationContext context) {
    engine = context.getBean(ProcessEngine.class);
    jdbc = context.getBean(JdbcTemplate.class);
    http = new ProductHttp(context);
    people = new SandboxPeople(http);
    world = SandboxWorld.of(context);
    watch = WatchByHand.of(context);
    accounts = AccountWatchByHand.of(context);
    verifications = VerificationWatchByHand.of(context);
    clock = context.getBeanProvider(MovableClock.class).getIfAvailable();
    consents = ConsentWatchByHand.of(context);
    enrollments = context.getBean(Enrollments.class);
    transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    withdrawals = context.getBean(WithdrawEnrollment.class);
    stuckJobs = context.getBean(StuckJobs.class);
    context
        .getBean(ScheduledAnnotationBeanPostProcessor.class)
        .postProcessBeforeDestruction(context.getBean(WithdrawalTick.class), "withdrawalTick");
  }

  /** Everything is as it was in the beginning. */
  void reset() {
    clock.reset();
    engine.getIdentityService().clearAuthentication();
    people.reset();
    engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(this::delete);
    TABLES.forEach(table -> jdbc.update("delete from " + table));
  }

  private void delete(ProcessInstance instance) {
    engine
        .getRuntimeService()
        .deleteProcessInstance(instance.getId(), "over", true, true, true, false);
  }

  /** Sends the start form as a user. */
  RunningEnrollment request(String user, Map<String, ?> fields) {
    String definition =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(Elements.ENROLLMENT_PROCESS)
            .latestVersion()
            .singleResult()
            .getId();
    ProcessInstance started =
        as(user, () -> engine.getFormService().submitStartForm(definition, Map.copyOf(fields)));
    return find(started.getBusinessKey());
  }

  /** An enrollment that runs already. */
  RunningEnrollment find(String id) {
    String instance =
        jdbc.queryForObject(
            "select process_instance_id from enrollment where id = ?", String.class, id);
    return new RunningEnrollment(this, id, instance);
  }

  /** Locks every step that is due, as a node does that is about to run it. */
  void acquire() {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(configuration.getJobExecutor(), MANY));
  }

  /** What a node does when it begins, and when its clock was set. */
  int freeStuckJobs() {
    return stuckJobs.free();
  }

  /** How many steps a node has locked. */
  long lockedSteps() {
    return engine.getManagementService().createJobQuery().acquired().count();
  }

  /** A step is due so much later. */
  void putOff(Job step, Duration by) {
    engine
        .getManagementService()
        .setJobDuedate(step.getId(), java.util.Date.from(clock.instant().plus(by)));
  }

  /** So much time passes, and then the consents are looked for that are due. */
  void lookForConsents(Duration later) {
    clock.forward(later);
    consents.tick();
  }

  /** So much time passes that everything which was written is seen everywhere. */
  void letWritesBeSeen() {
    clock.forward(Duration.ofMinutes(6));
  }

  /** Does something whose changes to the database are lost before they are committed. */
  void losing(Runnable work) {
    transactions.executeWithoutResult(
        transaction -> {
          work.run();
          transaction.setRollbackOnly();
        });
  }

  /** What happens every second. */
  void letWithdrawalsTakeEffect() {
    withdrawals.takeEffect();
  }

  /** The engine takes a job for failed. */
  void fail(Job job, Throwable failure) {
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration
        .getCommandExecutorTxRequired()
        .execute(configuration.getFailedJobCommandFactory().getCommand(job.getId(), failure));
  }

  /** Runs a job, whether it is due or not. */
  void run(Job job) {
    engine.getManagementService().executeJob(job.getId());
  }

  /** A process owner has a failed step tried again. */
  void retry(String user, Job job) {
    as(
        user,
        () -> {
          engine.getManagementService().setJobRetries(job.getId(), 1);
          return null;
        });
  }

  /** Does something in the engine as a user with their groups. */
  <T> T as(String user, Supplier<T> work) {
    List<String> groups =
        engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
            .map(Group::getId)
            .toList();
    engine.getIdentityService().setAuthentication(user, groups);
    try {
      return work.get();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }
}
