package io.github.workaccount.enrollment.testing;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for programs that take a while until they listen. They are below those that systems give to
 * connections and to whoever asks for any port, so that nobody gets one of them meanwhile.
 */
public final class FreePorts {

  private static final int FROM = 20_000;
  private static final int BELOW = 32_000;

  private FreePorts() {}

  /** A port that is free on the loopback address, TCP and UDP. */
  public static int one() {
    return at(InetAddress.getLoopbackAddress().getHostAddress());
  }

  /** A port that is free at all these addresses, TCP and UDP. */
  public static int at(String... addresses) {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FROM, BELOW);
      if (Arrays.stream(addresses).allMatch(address -> isFree(address, port))) {
        return port;
      }
    }
    throw new IllegalStateException("No free port");
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket tcp = new ServerSocket(port, 1, InetAddress.getByName(address));
        DatagramSocket udp = new DatagramSocket(port, InetAddress.getByName(address))) {
      return tcp.isBound() && udp.isBound();
    } catch (IOException e) {
      return false; // Somebody has it.
    }
  }
}
