package io.github.workaccount.enrollment.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.xbill.DNS.Message;

/** Stands in front of a server as a firewall that lets UDP pass, and no TCP. */
final class UdpRelay implements AutoCloseable {

  private final DatagramSocket outside;
  private final DatagramSocket inside = new DatagramSocket();
  private final InetSocketAddress server;
  private final UnaryOperator<Message> queries;

  /**
   * @param address where it listens
   * @param server whom it relays to
   * @param queries what it makes of each query on its way in
   */
  UdpRelay(String address, InetSocketAddress server, UnaryOperator<Message> queries)
      throws IOException {
    this.outside = new DatagramSocket(server.getPort(), InetAddress.getByName(address));
    this.server = server;
    this.queries = queries;
    inside.setSoTimeout(1000);
    Thread thread = new Thread(this::relay, "udp-relay");
    thread.setDaemon(true);
    thread.start();
  }

  private void relay() {
    while (!outside.isClosed()) {
      try {
        DatagramPacket query = new DatagramPacket(new byte[65_535], 65_535);
        outside.receive(query);
        byte[] inward =
            queries.apply(new Message(Arrays.copyOf(query.getData(), query.getLength()))).toWire();
        inside.send(new DatagramPacket(inward, inward.length, server));
        DatagramPacket answer = new DatagramPacket(new byte[65_535], 65_535);
        inside.receive(answer);
        outside.send(
            new DatagramPacket(answer.getData(), answer.getLength(), query.getSocketAddress()));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    outside.close();
    inside.close();
  }
}
