package io.github.workaccount.enrollment.dns.walk;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.NameServer;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.Recursion;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Type;

/** Finds the addresses of a zone's servers and leaves out those that must not be asked. */
public final class AddressBook {

  private static final Logger LOG = LoggerFactory.getLogger(AddressBook.class);

  /** More servers than any honest zone has; a hostile one shall not multiply our queries. */
  private static final int MOST_SERVERS = 26;

  private final Recursion recursion;
  private final ServerPolicy policy;
  private final boolean ipv6 = hasIpv6();

  public AddressBook(Recursion recursion, ServerPolicy policy) {
    this.recursion = recursion;
    this.policy = policy;
  }

  /**
   * The servers of a zone.
   *
   * @param names the host names of the servers
   * @param glue addresses that are known already
   */
  Servers of(List<Name> names, Map<Name, List<InetAddress>> glue, Deadline deadline) {
    Map<Name, CompletableFuture<List<InetAddress>>> found = new LinkedHashMap<>();
    names.stream()
        .limit(MOST_SERVERS)
        .forEach(
            name ->
                found.put(
                    name,
                    glue.containsKey(name)
                        ? CompletableFuture.completedFuture(glue.get(name))
                        : addresses(name, deadline)));
    Map<InetSocketAddress, NameServer> usable = new LinkedHashMap<>();
    List<String> forbidden = new ArrayList<>();
    found.forEach(
        (name, addresses) -> {
          for (InetAddress address : addresses.join()) {
            Optional<InetSocketAddress> admitted = policy.admit(address);
            if (admitted.isEmpty()) {
              forbidden.add(Delegation.shown(name));
            } else if (isReachable(address) && usable.size() < MOST_SERVERS) {
              usable.putIfAbsent(
                  admitted.get(), new NameServer(Delegation.shown(name), admitted.get()));
            }
          }
        });
    return new Servers(List.copyOf(usable.values()), forbidden.stream().distinct().toList());
  }

  private CompletableFuture<List<InetAddress>> addresses(Name name, Deadline deadline) {
    CompletableFuture<Reply> v4 =
        recursion.askOfServers(Question.recursive(name, Type.A), deadline);
    CompletableFuture<Reply> v6 =
        ipv6
            ? recursion.askOfServers(Question.recursive(name, Type.AAAA), deadline)
            : CompletableFuture.completedFuture(null);
    return v4.thenCombine(
        v6,
        (four, six) ->
            Stream.concat(
                    four.resolved(ARecord.class).stream().map(ARecord::getAddress),
                    six == null
                        ? Stream.empty()
                        : six.resolved(AAAARecord.class).stream().map(AAAARecord::getAddress))
                .toList());
  }

  private boolean isReachable(InetAddress address) {
    return ipv6 || !(address instanceof Inet6Address);
  }

  /** Where this machine has no IPv6, every server would seem to be down there. */
  private static boolean hasIpv6() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address -> address instanceof Inet6Address && ServerPolicy.isPublic(address));
    } catch (SocketException e) {
      LOG.debug("The network interfaces cannot be listed; IPv6 is left out.", e);
      return false;
    }
  }

  /**
   * Servers of a zone.
   *
   * @param usable those that may be asked, each address once
   * @param forbidden the names of those that stand at addresses that must not be asked
   */
  record Servers(List<NameServer> usable, List<String> forbidden) {}
}
