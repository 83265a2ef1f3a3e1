package io.github.workaccount.enrollment.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy that knows CONNECT (RFC 9110, 9.3.6), and one server on loopback whatever is asked. */
final class SmallProxy implements AutoCloseable {

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final int target;
  private final String expected;

  /**
   * @param target the port of the server behind
   * @param user {@code user:password} that are asked for; null when anybody may pass
   */
  SmallProxy(int target, String user) throws IOException {
    this.target = target;
    this.expected =
        user == null
            ? null
            : "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::serve);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** The request lines that were let through. */
  List<String> asked() {
    return asked;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        threads.execute(() -> connect(client));
      } catch (IOException e) {
        return; // closed by the test
      }
    }
  }

  private void connect(Socket client) {
    try (client) {
      InputStream in = client.getInputStream();
      OutputStream out = client.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        if (expected != null && !head.contains("Proxy-Authorization: " + expected + "\r\n")) {
          out.write(
              bytes(
                  "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic"
                      + " realm=\"x\"\r\nContent-Length: 0\r\n\r\n"));
          continue;
        }
        asked.add(head.substring(0, head.indexOf('\r')));
        out.write(bytes("HTTP/1.1 200 Connection Established\r\n\r\n"));
        tunnel(in, out);
        return;
      }
    } catch (IOException e) {
      return; // either side has hung up
    }
  }

  private void tunnel(InputStream in, OutputStream out) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
      threads.execute(
          () -> {
            try {
              in.transferTo(server.getOutputStream());
            } catch (IOException e) {
              return; // either side has hung up
            }
          });
      server.getInputStream().transferTo(out);
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int next = in.read(); next != -1; next = in.read()) {
      head.append((char) next);
      if (head.toString().endsWith("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
