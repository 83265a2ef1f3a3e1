#!/usr/bin/env bash
# msal4j's token cache and an authority with a port.
#
# Expected: the same request for a client's own token (client credentials) is answered from the cache while the token is good,
#   whatever the authority's address is.
# Seen: with a port in the authority (https://login.contoso.com:8443/…), which a proxy, a gateway or a server in a test has, each
#   acquireToken asks the server for another token. The token is stored without the port and looked for with it. Without a port the
#   second request is answered from the cache. Nothing tells: results and log look the same.
# Versions: msal4j 1.26.0, Java 17 (MSAL=… tries another). Seen on 2026-11-27.
# Here: msal4j is always given the cloud's own name without a port, and its HTTP client sends to the address that is configured
#   (microsoft/signin/TenantTokens).
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
          "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-%d\"}"
              .formatted(asked.size()));
      return response;
    }
  }

  public static void main(String[] args) throws Exception {
    int without = ask("https://login.contoso.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/");
    int with = ask("https://login.contoso.com:8443/6babcaad-604b-40ac-a9d7-9fd97c0b779f/");
    System.exit(without == 1 && with == 3 ? 0 : 1);
  }

  /** Asks three times for the same token; says how often the endpoint was asked. */
  private static int ask(String authority) throws Exception {
    Endpoint endpoint = new Endpoint();
    ConfidentialClientApplication client =
        ConfidentialClientApplication.builder(
                "00001111-aaaa-2222-bbbb-3333cccc4444",
                ClientCredentialFactory.createFromSecret("not a secret"))
            .authority(authority)
            .validateAuthority(false)
            .instanceDiscovery(false)
            .httpClient(endpoint)
            .build();
    System.out.println(authority);
    for (int i = 1; i <= 3; i++) {
      String token =
          client
              .acquireToken(
                  ClientCredentialParameters.builder(
                          Set.of("https://graph.microsoft.com/.default"))
                      .build())
              .get()
              .accessToken();
      System.out.printf("  request %d: %s, endpoint asked %d times%n", i, token, endpoint.asked.size());
    }
    return endpoint.asked.size();
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep '^msal4j-'
java -cp 'lib/*' Main.java
