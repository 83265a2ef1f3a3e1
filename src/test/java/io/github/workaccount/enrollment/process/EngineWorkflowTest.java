package io.github.workaccount.enrollment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscriptionQuery;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.junit.jupiter.api.Test;

/** What the engine answers to messages, in the words of the port. */
class EngineWorkflowTest {

  private final RuntimeService runtime = mock(RuntimeService.class);
  private final EngineWorkflow workflow =
      new EngineWorkflow(
          null, runtime, null, null, null, new Acting(mock(IdentityService.class)), null);

  @Test
  void aMessageThatIsNotWaitedForIsNoFailure() {
    correlationFailsWith(new MismatchingMessageCorrelationException("nobody waits"));

    assertThat(workflow.recordSeen("1")).isFalse();
  }

  @Test
  void aMessageThatComesWhileTheProcessGoesOnIsToBeSentAgain() {
    correlationFailsWith(new OptimisticLockingException("the other one was first"));

    assertThatThrownBy(() -> workflow.recordSeen("1"))
        .isInstanceOf(ChangedMeanwhile.class)
        .hasMessageContaining("Try again");
  }

  @Test
  void aMessageWhoseReceiverHasJustGoneOnIsToBeSentAgain() {
    correlationFailsWith(new ProcessEngineException("Execution 2 " + EngineWorkflow.GONE_ON));

    assertThatThrownBy(() -> workflow.recordSeen("1")).isInstanceOf(ChangedMeanwhile.class);
  }

  @Test
  void aMessageWhoseReceiverEndsWhileTheEngineReadsItIsToBeSentAgain() {
    correlationFailsWith(new NullPointerException("no process instance"));
    receiversLeft(0);

    assertThatThrownBy(() -> workflow.recordSeen("1"))
        .isInstanceOf(ChangedMeanwhile.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void anErrorOfTheEngineWhileTheReceiverWaitsStaysAnError() {
    correlationFailsWith(new NullPointerException("a defect"));
    receiversLeft(1);

    assertThatThrownBy(() -> workflow.recordSeen("1")).hasMessage("a defect");
  }

  @Test
  void aFailureOfTheReceiverStaysAFailure() {
    correlationFailsWith(new ProcessEngineException("the next step failed"));

    assertThatThrownBy(() -> workflow.recordSeen("1")).hasMessage("the next step failed");
  }

  private void receiversLeft(long count) {
    EventSubscriptionQuery waiting = mock(EventSubscriptionQuery.class);
    when(runtime.createEventSubscriptionQuery()).thenReturn(waiting);
    when(waiting.processInstanceId("1")).thenReturn(waiting);
    when(waiting.eventName(Elements.DNS_RECORD_SEEN)).thenReturn(waiting);
    when(waiting.count()).thenReturn(count);
  }

  private void correlationFailsWith(RuntimeException failure) {
    MessageCorrelationBuilder correlation = mock(MessageCorrelationBuilder.class);
    when(runtime.createMessageCorrelation(anyString())).thenReturn(correlation);
    when(correlation.processInstanceId("1")).thenReturn(correlation);
    doThrow(failure).when(correlation).correlate();
  }
}
