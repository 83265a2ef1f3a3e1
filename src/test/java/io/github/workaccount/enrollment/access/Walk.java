package io.github.workaccount.enrollment.access;

import io.github.workaccount.enrollment.access.Journal.Write;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Asks for everything as everybody: with what there is, and with ids that nothing has. Whatever a
 * request did to the database is looked at and undone before the next.
 */
final class Walk {

  private final World world;
  private final Visitors visitors;
  private final Journal journal;
  private final Runnable modelsUndone;
  private final Samples samples = new Samples();
  private final List<Visit> visits = new ArrayList<>();

  /**
   * @param modelsUndone called when a model was undone, which the engine remembers as it was
   */
  Walk(World world, Visitors visitors, Journal journal, Runnable modelsUndone) {
    this.world = world;
    this.visitors = visitors;
    this.journal = journal;
    this.modelsUndone = modelsUndone;
  }

  List<Visit> through(Collection<Operation> operations) {
    for (Operation operation : operations) {
      for (Person person : Person.values()) {
        visit(operation, person, false, world.address(operation));
        for (int place :
            asksForNothing(operation, person) ? world.places(operation) : List.<Integer>of()) {
          visit(operation, person, true, world.address(operation, place));
        }
      }
    }
    return List.copyOf(visits);
  }

  /**
   * What a path offers is no thing that could be missing; and to what nobody has, people of the
   * same groups get the same answer.
   */
  private static boolean asksForNothing(Operation operation, Person person) {
    return !operation.method().equals("OPTIONS") && person != Person.LEE && person != Person.SAM;
  }

  private void visit(Operation operation, Person person, boolean unknown, String address) {
    String body = samples.body(operation);
    HttpResponse<String> answer =
        visitors.send(
            person,
            operation.method(),
            address + samples.query(operation),
            Samples.type(operation),
            body == null ? null : world.filled(body, person));
    Visit visit =
        new Visit(
            operation,
            person,
            unknown,
            address,
            answer.statusCode(),
            answer.body(),
            journal.read());
    visits.add(visit);
    if (!visit.effects().isEmpty()) {
      journal.undo(visit.effects());
      if (touches("act_re_", visit.effects())) {
        modelsUndone.run();
      }
    }
    if (operation.path().contains("/auth/") || touches("act_id_", visit.effects())) {
      visitors.forget();
    }
  }

  private static boolean touches(String tables, List<Write> writes) {
    return writes.stream().anyMatch(write -> write.where().startsWith(tables));
  }
}
