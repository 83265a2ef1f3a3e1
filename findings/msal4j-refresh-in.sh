#!/usr/bin/env bash
# msal4j and the time from which a token should be renewed (refresh_in).
#
# Expected: a token for a long time comes with refresh_in (Microsoft's authority sends the half of it). From then on a request renews
#   it, so that an outage of the authority, or a key that is taken away, is met with hours left; that is what "proactive refresh" in
#   the library's metadata (refreshOn) announces.
# Seen: for a client's own tokens (client credentials), refresh_in is stored and reported as refreshOn, and nothing else: long after
#   it the old token is still given from the cache, and the authority is not asked before the token is about to expire.
# Versions: msal4j 1.26.0, Java 17 (MSAL=… tries another). Seen on 2026-11-27.
# Here: nothing relies on an early renewal; an outage of the authority is met when it is met.
set -euo pipefail
msal=${MSAL:-1.26.0}
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
      <groupId>com.microsoft.azure</groupId>
      <artifactId>msal4j</artifactId>
      <version>$msal</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

cat >Main.java <<'JAVA'
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

public class Main {
  /** Answers as a token endpoint does, and keeps what was asked. */
  static final class Endpoint implements IHttpClient {
    final List<String> asked = new ArrayList<>();

    @Override
    public IHttpResponse send(HttpRequest request) {
      asked.add(request.httpMethod() + " " + request.url());
      HttpResponse response = new HttpResponse();
      response.statusCode(200);
      response.addHeaders(Map.of("Content-Type", List.of("application/json")));
      response.body(
          "{\"token_type\":\"Bearer\",\"expires_in\":86400,\"refresh_in\":2,\"access_token\":\"token-%d\"}"
              .formatted(asked.size()));
      return response;
    }
  }

  public static void main(String[] args) throws Exception {
    Endpoint endpoint = new Endpoint();
    ConfidentialClientApplication client =
        ConfidentialClientApplication.builder(
                "00001111-aaaa-2222-bbbb-3333cccc4444",
                ClientCredentialFactory.createFromSecret("not a secret"))
            .authority("https://login.contoso.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/")
            .validateAuthority(false)
            .instanceDiscovery(false)
            .httpClient(endpoint)
            .build();
    IAuthenticationResult first = ask(client);
    long refreshOn = first.metadata().refreshOn();
    while (System.currentTimeMillis() / 1000 <= refreshOn + 1) {
      Thread.sleep(200);
    }
    IAuthenticationResult second = ask(client);
    System.out.printf(
        "refresh on %d%nnow        %d%nexpires    %d%nfirst token %s, second %s, endpoint asked %d times%n",
        refreshOn,
        System.currentTimeMillis() / 1000,
        second.expiresOnDate().getTime() / 1000,
        first.accessToken(),
        second.accessToken(),
        endpoint.asked.size());
    System.exit(refreshOn > 0 && endpoint.asked.size() == 1 ? 0 : 1);
  }

  private static IAuthenticationResult ask(ConfidentialClientApplication client) throws Exception {
    return client
        .acquireToken(
            ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default"))
                .build())
        .get();
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep '^msal4j-'
java -cp 'lib/*' Main.java
