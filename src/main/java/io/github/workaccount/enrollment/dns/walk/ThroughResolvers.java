package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Outcome;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Asks the resolvers for a host, where its zone's own servers cannot or must not be asked. */
public final class ThroughResolvers {

  private final Recursion recursion;

  public ThroughResolvers(Recursion recursion) {
    this.recursion = recursion;
  }

  /**
   * Looks at a host.
   *
   * @param host the host, absolute
   * @param exchanges whether its MX records are wanted as well
   * @param deadline until when it must be done
   */
  public Observation observe(Name host, boolean exchanges, Deadline deadline) {
    Question question = Question.recursive(host, Type.TXT);
    Reply reply = recursion.ask(question, deadline).join();
    HostAnswer answer = HostAnswer.ofResolver(reply);
    if (reply.outcome() == Outcome.SERVER_FAILURE) {
      Reply unchecked = recursion.ask(question.signed(), deadline).join();
      HostAnswer held = HostAnswer.ofResolver(unchecked);
      if (unchecked.outcome().isUsable()) {
        answer = held.isUsable() ? held.withOutcome(Outcome.HELD_BACK) : held;
      }
    }
    if (exchanges && answer.isUsable()) {
      Question mail = Question.recursive(host, Type.MX);
      answer = answer.withExchangesOf(HostAnswer.ofResolver(recursion.ask(mail, deadline).join()));
    }
    return Observation.byResolver(host, answer, aliases(reply));
  }

  private static List<Alias> aliases(Reply reply) {
    List<Alias> aliases = new ArrayList<>();
    Name owner = reply.question().name();
    for (Name target : reply.aliases().passed()) {
      aliases.add(new Alias(owner, target, reply.server()));
      owner = target;
    }
    return aliases;
  }
}
