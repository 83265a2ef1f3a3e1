package io.github.workaccount.enrollment.contract;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Holds what passes between the product and the sandbox, in both directions, to the contract with
 * Microsoft. What breaks it is not passed on: the product gets a 501.
 */
public final class ContractForwarder implements AutoCloseable {

  private static final Contract CONTRACT = Contract.withMicrosoft();

  private final Forwarder forwarder;
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final Set<String> used = new ConcurrentSkipListSet<>();

  private ContractForwarder(String target) {
    forwarder = Forwarder.to(target, new Inspector());
  }

  /**
   * Starts one on a free port.
   *
   * @param target the sandbox's address, such as {@code http://localhost:4711}
   */
  public static ContractForwarder to(String target) {
    return new ContractForwarder(target);
  }

  /** Its own address, without a slash at the end. */
  public String url() {
    return forwarder.url();
  }

  /** What broke the contract since this was asked last. */
  public List<String> takeFaults() {
    List<String> taken = List.copyOf(faults);
    faults.removeAll(taken);
    return taken;
  }

  /** The ids of the operations that were called. */
  public Set<String> used() {
    return Set.copyOf(used);
  }

  @Override
  public void close() {
    forwarder.close();
  }

  private final class Inspector implements Forwarder.Observer {

    @Override
    public List<String> asked(Exchange request) {
      CONTRACT.operationId(request.method(), request.path()).ifPresent(used::add);
      return kept(CONTRACT.faultsOfRequest(request));
    }

    @Override
    public List<String> answered(Exchange exchange) {
      return kept(CONTRACT.faultsOfAnswer(exchange));
    }

    private List<String> kept(List<String> wrong) {
      faults.addAll(wrong);
      return wrong;
    }
  }
}
