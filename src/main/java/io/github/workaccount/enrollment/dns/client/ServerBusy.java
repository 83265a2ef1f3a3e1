package io.github.workaccount.enrollment.dns.client;

import java.io.Serial;
import java.util.List;

/** A name server has its share of looks under way: this one is for later. */
public final class ServerBusy extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  private final String server;

  /**
   * @param server the server, {@code address:port}
   */
  public ServerBusy(String server) {
    super("%s has its share of looks".formatted(server), null, false, false);
    this.server = server;
  }

  /**
   * Holds when a look waited for all servers that it needs.
   *
   * @param needed those
   * @param entered those that it waited for
   * @throws ServerBusy naming the first of the others
   */
  public static void unlessAll(List<NameServer> needed, List<NameServer> entered) {
    needed.stream()
        .filter(server -> !entered.contains(server))
        .findFirst()
        .ifPresent(
            server -> {
              throw new ServerBusy(server.at());
            });
  }

  /** The server, {@code address:port}. */
  public String server() {
    return server;
  }
}
