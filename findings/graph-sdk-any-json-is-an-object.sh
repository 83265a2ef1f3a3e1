#!/usr/bin/env bash
# The Microsoft Graph SDK for Java and a success whose JSON is not what was asked for.
#
# Expected: a 200 with [], a text or null in place of a domain is an exception, or at least no domain.
# Seen: each becomes a domain whose fields are all null, and so does a 200 without any body. None is an exception. Whoever takes an
#   object for "it is there" takes whatever a gateway sends for that.
# Versions: microsoft-graph 6.69.0 with kiota 1.9.2, Java 17 (GRAPH=… tries another). Seen on 2026-11-27.
# Here: an answer counts only when what identifies it (id, type) is in it and is what was asked for.
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
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.OkHttpClient;

public class Main {
  public static void main(String[] args) throws Exception {
    AtomicReference<String> body = new AtomicReference<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = body.get().getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    GraphServiceClient graph = client(server);
    Map<String, String> seen = new TreeMap<>();
    for (String one : new String[] {"{}", "[]", "\"x\"", "null", ""}) {
      body.set(one);
      seen.put(one, outcome(graph));
      System.out.printf("200 with %-4s: %s%n", one.isEmpty() ? "none" : one, seen.get(one));
    }
    server.stop(0);
    boolean still = seen.values().stream().allMatch("a domain with the id null"::equals);
    System.out.println(still ? "still so" : "not so any more");
    System.exit(still ? 0 : 1);
  }

  private static String outcome(GraphServiceClient graph) {
    try {
      Domain domain = graph.domains().byDomainId("contoso.com").get();
      return domain == null ? "null" : "a domain with the id " + domain.getId();
    } catch (RuntimeException e) {
      return e.getClass().getSimpleName();
    }
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
