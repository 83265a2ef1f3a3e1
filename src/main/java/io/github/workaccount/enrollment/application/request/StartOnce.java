package io.github.workaccount.enrollment.application.request;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.failure.ChangedMeanwhile;
import io.github.workaccount.enrollment.application.failure.DomainTaken;
import io.github.workaccount.enrollment.application.failure.KeyReused;
import io.github.workaccount.enrollment.application.failure.KeyTaken;
import io.github.workaccount.enrollment.model.input.InvalidInput;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Starts an enrollment for a client of the REST API: with an Idempotency-Key once, however many
 * requests bring it, and be it at the same moment.
 */
@Service
public class StartOnce {

  private final RequestEnrollment requests;

  StartOnce(RequestEnrollment requests) {
    this.requests = requests;
  }

  /**
   * Starts it, or finds what the key has started. Each try is a transaction of its own: whoever
   * comes second fails at what the first one has written, and then sees all of it.
   *
   * @param user who asks
   * @param fields the start form's fields
   * @param key the client's key, or null
   * @return the enrollment
   * @throws InvalidInput when a field is wrong or the address unusable
   * @throws DomainTaken when the domain has an active enrollment
   * @throws KeyReused when the key came with another request before
   * @throws KeyTaken when another request with the key is still being worked on
   * @throws ChangedMeanwhile when another request for the domain is
   */
  public EnrollmentId start(User user, Map<String, ?> fields, String key) {
    try {
      return requests.submit(user, fields, key);
    } catch (DomainTaken | KeyTaken | ChangedMeanwhile e) {
      return requests.startedBy(user, fields, key).orElseThrow(() -> e);
    }
  }
}
