#!/usr/bin/env bash
# The nonce in the pages of Camunda's web applications.
#
# Expected: the nonce in the header Content-Security-Policy and the one on the scripts of the page are of the same answer, so that
#   the browser runs the page's scripts (W3C Content Security Policy Level 3: a nonce is made anew for each response).
# Seen: ContentSecurityPolicyProvider puts the nonce of the header into the servlet context, which all requests share, and
#   ProcessEnginesFilter takes it from there for the page. When another request to the web applications comes in between (any, also
#   a poll of their API), the page has the other's nonce. The browser then runs none of its scripts: Tasklist, Cockpit or Admin
#   stays a spinner, and only the console tells. Some of a hundred loads are such at a few at once.
# Versions: camunda-bpm-spring-boot-starter-webapp 7.24.0, Spring Boot 3.5.16, Java 17 (CAMUNDA=… and BOOT=… try others). Seen on
#   2026-11-27.
# Here: before those filters, each request is given a servlet context in which that one attribute is its own
#   (security/request/NonceFilter).
set -euo pipefail
camunda=${CAMUNDA:-7.24.0}
boot=${BOOT:-3.5.16}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-dependencies</artifactId>
        <version>$boot</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm.springboot</groupId>
      <artifactId>camunda-bpm-spring-boot-starter-webapp</artifactId>
      <version>$camunda</version>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-jdbc</artifactId>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

mkdir -p src/finding
cat >src/finding/Main.java <<'JAVA'
package finding;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

@SpringBootApplication
public class Main {

  private static final Pattern HEADER = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern PAGE = Pattern.compile("nonce=\"([^\"]*)\"");

  public static void main(String[] arguments) throws Exception {
    int port =
        ((ServletWebServerApplicationContext)
                SpringApplication.run(
                    Main.class,
                    "--server.port=0",
                    "--server.address=127.0.0.1",
                    "--logging.level.root=error",
                    "--spring.main.banner-mode=off",
                    "--spring.datasource.url=jdbc:h2:mem:finding",
                    "--camunda.bpm.admin-user.id=demo",
                    "--camunda.bpm.admin-user.password=demo"))
            .getWebServer()
            .getPort();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest page =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/"))
            .build();
    int alone = differing(http, page, 100, 1);
    System.out.println("one at a time: header and page differ in " + alone + " of 100 loads");
    int together = 0;
    for (int round = 0; round < 10 && together == 0; round++) {
      together = differing(http, page, 400, 8);
    }
    System.out.println("eight at a time: header and page differ in " + together + " of 400 loads");
    System.exit(alone == 0 && together > 0 ? 0 : 1);
  }

  private static int differing(HttpClient http, HttpRequest page, int loads, int atOnce)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(atOnce);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int load = 0; load < loads; load++) {
      answers.add(pool.submit(() -> http.send(page, BodyHandlers.ofString())));
    }
    int differing = 0;
    for (Future<HttpResponse<String>> answer : answers) {
      String policy = answer.get().headers().firstValue("Content-Security-Policy").orElseThrow();
      if (!first(HEADER, policy).equals(first(PAGE, answer.get().body()))) {
        differing++;
      }
    }
    pool.shutdown();
    return differing;
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("No nonce in " + text);
    }
    return matcher.group(1);
  }
}
JAVA
javac -proc:none -cp 'lib/*' -d classes src/finding/Main.java || exit 2
java -version 2>&1 | head -1
java -cp 'classes:lib/*' finding.Main
