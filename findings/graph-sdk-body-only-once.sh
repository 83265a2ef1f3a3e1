#!/usr/bin/env bash
# The Microsoft Graph SDK for Java and a body that is sent a second time.
#
# Expected: an object that was built once and is posted twice, as after a token that was refused, is the same JSON both times.
# Seen: the second time it is {}. The object's backing store remembers what was written out, and a later time writes only what was
#   set since. Nothing says so: no exception, no warning, and Microsoft is asked for something else than was meant.
# Versions: microsoft-graph 6.69.0 with kiota 1.9.2, Java 17 (GRAPH=… tries another). Seen on 2026-11-27.
# Here: no object of the SDK is posted: every attempt sends the JSON that was approved, and a write whose body is not exactly what was approved is stopped before it is sent.
set -euo pipefail
graph=${GRAPH:-6.69.0}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>com.microsoft.graph</groupId>
      <artifactId>microsoft-graph</artifactId>
      <version>$graph</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

cat >Main.java <<'JAVA'
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.models.Domain;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okhttp3.OkHttpClient;

public class Main {
  public static void main(String[] args) throws Exception {
    List<String> received = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          byte[] answer = "{\"id\":\"contoso.com\"}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(201, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    Domain domain = new Domain();
    domain.setId("contoso.com");
    GraphServiceClient graph = client(server);
    graph.domains().post(domain);
    graph.domains().post(domain);
    server.stop(0);
    System.out.println("sent first:  " + received.get(0));
    System.out.println("sent second: " + received.get(1));
    boolean seen =
        received.get(0).equals("{\"id\":\"contoso.com\"}") && received.get(1).equals("{}");
    System.out.println(seen ? "still so" : "not so any more");
    System.exit(seen ? 0 : 1);
  }

  private static GraphServiceClient client(HttpServer server) {
    return new GraphServiceClient(
        new BaseGraphRequestAdapter(
            new AnonymousAuthenticationProvider(),
            "http://localhost:" + server.getAddress().getPort() + "/v1.0",
            new OkHttpClient()));
  }
}
JAVA
java -cp 'lib/*' Main.java
