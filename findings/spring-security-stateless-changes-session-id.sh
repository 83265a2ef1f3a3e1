#!/usr/bin/env bash
# A stateless chain of Spring Security and a session that is there.
#
# Expected: a chain with SessionCreationPolicy.STATELESS does nothing with sessions, so one that another part of the application has
#   made stays as it is.
# Seen: each request that signs in by itself (HTTP Basic) and brings the cookie of such a session gives that session another id,
#   with a new cookie. Naming the policy, any policy, puts SessionManagementFilter into the chain, which is not there by default, and
#   with it the protection against session fixation. What a browser asks for at the same moment with the old cookie is signed out.
# Versions: Spring Security 6.5.11 (Spring Boot 3.5.16), Java 17 (BOOT=… tries another). Seen on 2026-11-27.
# Here: the chains of pages, REST and sandbox have sessionFixation none beside the policy: sessions are made at the sign-in alone (security/).
set -euo pipefail
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
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-web</artifactId>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-security</artifactId>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

mkdir -p src/finding
cat >src/finding/Main.java <<'JAVA'
package finding;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Main {

  private static HttpClient http = HttpClient.newHttpClient();
  private static String address;

  @Bean
  @Order(1)
  SecurityFilterChain stateless(HttpSecurity http) throws Exception {
    return http.securityMatcher("/stateless")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .httpBasic(Customizer.withDefaults())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain without(HttpSecurity http) throws Exception {
    return http.securityMatcher("/without")
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .httpBasic(Customizer.withDefaults())
        .sessionManagement(
            sessions ->
                sessions
                    .sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                    .sessionFixation(fixation -> fixation.none()))
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain open(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
  }

  @GetMapping("/open")
  String session(HttpServletRequest request) {
    return request.getSession().getId();
  }

  @GetMapping({"/stateless", "/without"})
  String nothing() {
    return "";
  }

  public static void main(String[] arguments) throws Exception {
    address =
        "http://127.0.0.1:"
            + ((ServletWebServerApplicationContext)
                    SpringApplication.run(
                        Main.class,
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--logging.level.root=error",
                        "--spring.main.banner-mode=off",
                        "--spring.security.user.name=kim",
                        "--spring.security.user.password=kim"))
                .getWebServer()
                .getPort();
    boolean stateless = changes("/stateless");
    boolean without = changes("/without");
    System.exit(stateless && !without ? 0 : 1);
  }

  private static boolean changes(String path) throws Exception {
    String session = get("/open", null).body();
    HttpResponse<String> answer = get(path, session);
    boolean changed = answer.headers().firstValue("Set-Cookie").orElse("").startsWith("JSESSIONID=");
    boolean known = get("/open", session).body().equals(session);
    System.out.printf(
        "%s: %d, another session id: %b, the old one is still known: %b%n",
        path, answer.statusCode(), changed, known);
    return answer.statusCode() == 200 && changed && !known;
  }

  private static HttpResponse<String> get(String path, String session) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    if (session != null) {
      request.header("Cookie", "JSESSIONID=" + session);
      request.header(
          "Authorization", "Basic " + Base64.getEncoder().encodeToString("kim:kim".getBytes()));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
JAVA
javac -parameters -proc:none -cp 'lib/*' -d classes src/finding/Main.java || exit 2
java -version 2>&1 | head -1
ls lib | grep '^spring-security-web-'
java -cp 'classes:lib/*' finding.Main
