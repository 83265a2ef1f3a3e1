#!/usr/bin/env bash
# The Microsoft Graph SDK for Java and an error answer that holds no error.
#
# Expected: a 4xx or 5xx whose JSON has no "error" (a gateway sends {}) becomes an exception that can be logged like any other.
# Seen: it becomes an ODataError whose getMessage() throws a NullPointerException; so toString(), printStackTrace() and every
#   logger throw, too, and whoever handles the failure (a job executor that stores the stack trace) fails in its turn.
# Versions: microsoft-graph 6.69.0 with kiota 1.9.2, Java 17 (GRAPH=… tries another). Seen on 2026-11-27.
# Here: status and code are read from the answer itself, and no exception of the SDK is kept as a cause.
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
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;

public class Main {
  public static void main(String[] args) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(404, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    ODataError error = null;
    try {
      client(server).domains().byDomainId("contoso.com").get();
    } catch (ODataError e) {
      error = e;
    }
    server.stop(0);
    System.out.println("404 with {}: " + (error == null ? "no ODataError" : "an ODataError"));
    ODataError thrown = error;
    boolean seen =
        thrown != null
            & throwsWhen("getMessage()", () -> thrown.getMessage())
            & throwsWhen("toString()", () -> thrown.toString())
            & throwsWhen(
                "printStackTrace()",
                () -> thrown.printStackTrace(new PrintWriter(new StringWriter())));
    System.out.println(seen ? "still so" : "not so any more");
    System.exit(seen ? 0 : 1);
  }

  private static boolean throwsWhen(String what, Runnable call) {
    try {
      call.run();
      System.out.println(what + " works");
      return false;
    } catch (NullPointerException e) {
      System.out.println(what + " throws: " + e.getMessage());
      return true;
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
