package io.github.workaccount.enrollment.sandbox.dns;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.github.workaccount.enrollment.sandbox.http.Loopback;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The DNS side of the stand-in on loopback, over UDP and TCP on the same port (RFC 1035, RFC 7766).
 * What it answers is in {@link DnsAnswers}; nothing that a client sends ends its threads.
 */
public final class DnsServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DnsServer.class);

  private static final int MAX_DATAGRAM = 65_535;
  private static final int MAX_CONNECTIONS = 16;
  private static final int BACKLOG = 16;
  private static final int IDLE_MILLIS = 10_000;
  private static final int BIND_ATTEMPTS = 20;

  private static final ThreadFactory THREADS =
      new ThreadFactoryBuilder().setNameFormat("sandbox-dns-%d").setDaemon(true).build();

  private final DnsAnswers answers;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ThreadPoolExecutor connections;

  private DnsServer(DnsAnswers answers, DatagramSocket udp, ServerSocket tcp) {
    this.answers = answers;
    this.udp = udp;
    this.tcp = tcp;
    this.connections =
        new ThreadPoolExecutor(
            0,
            MAX_CONNECTIONS,
            IDLE_MILLIS,
            TimeUnit.MILLISECONDS,
            new SynchronousQueue<>(),
            THREADS);
  }

  /**
   * Starts answering.
   *
   * @param port the port for UDP and TCP, 0 for a free one
   * @throws IOException if the port is taken
   */
  public static DnsServer start(int port, DnsAnswers answers) throws IOException {
    DnsServer server = bind(port, answers);
    THREADS.newThread(server::receive).start();
    THREADS.newThread(server::accept).start();
    return server;
  }

  public int port() {
    return udp.getLocalPort();
  }

  @Override
  public void close() {
    udp.close();
    closeQuietly(tcp);
    connections.shutdown();
  }

  /** A port that is free for UDP may be taken for TCP: then another one is tried. */
  private static DnsServer bind(int port, DnsAnswers answers) throws IOException {
    InetAddress loopback = Loopback.address();
    BindException last = null;
    for (int attempt = 0; attempt < (port == 0 ? BIND_ATTEMPTS : 1); attempt++) {
      DatagramSocket udp = new DatagramSocket(new InetSocketAddress(loopback, port));
      try {
        ServerSocket tcp = new ServerSocket(udp.getLocalPort(), BACKLOG, loopback);
        return new DnsServer(answers, udp, tcp);
      } catch (BindException e) {
        udp.close();
        last = e;
      }
    }
    throw last;
  }

  private void receive() {
    byte[] buffer = new byte[MAX_DATAGRAM];
    while (!udp.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        udp.receive(packet);
        byte[] query = new byte[packet.getLength()];
        System.arraycopy(buffer, packet.getOffset(), query, 0, query.length);
        Optional<byte[]> answer = answer(query, false);
        if (answer.isPresent()) {
          byte[] bytes = answer.get();
          udp.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        }
      } catch (IOException e) {
        if (!udp.isClosed()) {
          LOG.debug("A DNS datagram could not be handled: {}", e.toString());
        }
      }
    }
  }

  private void accept() {
    while (!tcp.isClosed()) {
      try {
        Socket socket = tcp.accept();
        try {
          connections.execute(() -> converse(socket));
        } catch (RejectedExecutionException e) {
          // More connections than any honest client opens: this one is turned away.
          closeQuietly(socket);
        }
      } catch (IOException e) {
        if (!tcp.isClosed()) {
          LOG.debug("A DNS connection could not be accepted: {}", e.toString());
        }
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (!tcp.isClosed()) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        Optional<byte[]> answer = answer(query, true);
        if (answer.isEmpty()) {
          return;
        }
        // Length and message in one segment, as RFC 7766 asks.
        byte[] framed = new byte[answer.get().length + 2];
        framed[0] = (byte) (answer.get().length >> 8);
        framed[1] = (byte) answer.get().length;
        System.arraycopy(answer.get(), 0, framed, 2, answer.get().length);
        out.write(framed);
        out.flush();
      }
    } catch (EOFException | SocketTimeoutException e) {
      LOG.trace("A DNS connection ended: {}", e.toString());
    } catch (IOException e) {
      LOG.debug("A DNS connection broke: {}", e.toString());
    }
  }

  private Optional<byte[]> answer(byte[] query, boolean stream) {
    try {
      return answers.answer(query, stream);
    } catch (RuntimeException e) {
      LOG.warn("A DNS query could not be answered", e);
      return Optional.empty();
    }
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.debug("A DNS socket could not be closed: {}", e.toString());
    }
  }
}
