package io.github.workaccount.enrollment.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** A small DNS server on a loopback address, UDP and TCP, whose answers a test decides. */
public final class FakeDns implements AutoCloseable {

  private static final int PLAIN_UDP = 512;

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Answers answers;
  private final List<Record> asked = new CopyOnWriteArrayList<>();
  private final Duration lag;

  public FakeDns(String address, int port, Answers answers) throws IOException {
    this(address, port, answers, Duration.ZERO);
  }

  /**
   * @param lag how long each answer takes
   */
  public FakeDns(String address, int port, Answers answers, Duration lag) throws IOException {
    this.lag = lag;
    InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(address), port);
    this.answers = answers;
    this.udp = new DatagramSocket(at);
    this.tcp = new ServerSocket();
    tcp.setReuseAddress(true);
    tcp.bind(at);
    start(this::serveUdp);
    start(this::serveTcp);
  }

  /** The questions that came in. */
  public List<Record> asked() {
    return asked;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fake-dns");
    thread.setDaemon(true);
    thread.start();
  }

  private void serveUdp() {
    byte[] buffer = new byte[65_535];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(buffer, packet.getLength()));
        byte[] reply = reply(query, false);
        if (reply != null) {
          DatagramPacket answer =
              new DatagramPacket(reply, reply.length, packet.getSocketAddress());
          afterTheLag().execute(() -> send(answer));
        }
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Executor afterTheLag() {
    return CompletableFuture.delayedExecutor(lag.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
  }

  private void send(DatagramPacket answer) {
    try {
      udp.send(answer);
    } catch (SocketException e) {
      // Closed meanwhile: nobody waits for it.
      return;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        start(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        byte[] reply =
            CompletableFuture.completedFuture(reply(new Message(query), true))
                .thenApplyAsync(ready -> ready, afterTheLag())
                .join();
        if (reply != null) {
          out.writeShort(reply.length);
          out.write(reply);
        }
      }
    } catch (IOException e) {
      // The client has gone, which ends a connection.
      return;
    }
  }

  private byte[] reply(Message query, boolean overTcp) {
    asked.add(query.getSection(Section.QUESTION).get(0));
    Message answer = answers.to(query, overTcp);
    if (answer == null) {
      return null;
    }
    int room = query.getOPT() == null ? PLAIN_UDP : query.getOPT().getPayloadSize();
    return answer.toWire(overTcp ? Message.MAXLENGTH : room);
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }

  /** What a server answers. */
  public interface Answers {

    /** The answer; null for silence. */
    Message to(Message query, boolean overTcp);
  }
}
