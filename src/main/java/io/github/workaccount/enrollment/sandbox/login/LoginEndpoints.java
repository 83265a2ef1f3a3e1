package io.github.workaccount.enrollment.sandbox.login;

import io.github.workaccount.enrollment.sandbox.http.Answer;
import io.github.workaccount.enrollment.sandbox.http.HttpCall;
import io.github.workaccount.enrollment.sandbox.state.CloudInstance;
import io.github.workaccount.enrollment.sandbox.state.DomainNames;
import io.github.workaccount.enrollment.sandbox.state.EntraTenant;
import io.github.workaccount.enrollment.sandbox.state.SandboxState;
import io.github.workaccount.enrollment.sandbox.state.TenantDomain;
import io.github.workaccount.enrollment.sandbox.state.TenantKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sign-in service: discovery, user realm, keys; tokens come from {@link TokenEndpoint}. */
public final class LoginEndpoints {

  private static final List<String> ANY_TENANT = List.of("common", "organizations");

  private final SandboxState state;
  private final AccessTokens tokens;
  private final TokenEndpoint tokenEndpoint;

  public LoginEndpoints(SandboxState state, AccessTokens tokens, TokenEndpoint tokenEndpoint) {
    this.state = state;
    this.tokens = tokens;
    this.tokenEndpoint = tokenEndpoint;
  }

  /** Answers a request below {@code /login/{tenant}}. */
  public Answer handle(HttpCall call) {
    try {
      if (call.segments().size() < 3) {
        throw notFound();
      }
      String tenant = call.segments().get(1);
      String rest = String.join("/", call.segments().subList(2, call.segments().size()));
      return dispatch(call, tenant, rest);
    } catch (LoginFailure e) {
      return e.answer(call);
    }
  }

  private Answer dispatch(HttpCall call, String tenant, String rest) {
    if (rest.equals("v2.0/.well-known/openid-configuration")) {
      return Answer.json(200, openIdConfiguration(tenant));
    }
    if (rest.equals("oauth2/v2.0/token")) {
      return tokenEndpoint.handle(call, tenant);
    }
    if (rest.equals("discovery/v2.0/keys")) {
      return Answer.json(200, tokens.keySet());
    }
    if (rest.equals("discovery/instance")) {
      return Answer.json(200, instances());
    }
    if (rest.startsWith("userrealm/")) {
      return Answer.json(200, userRealm(rest.substring("userrealm/".length())));
    }
    throw notFound();
  }

  private Map<String, Object> openIdConfiguration(String tenant) {
    String id = ANY_TENANT.contains(tenant) ? "{tenantid}" : tenantId(tenant);
    String path = ANY_TENANT.contains(tenant) ? tenant : id;
    String login = "https://" + CloudInstance.GLOBAL.loginHost() + "/" + path;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("token_endpoint", login + "/oauth2/v2.0/token");
    body.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
    body.put("jwks_uri", login + "/discovery/v2.0/keys");
    body.put("response_modes_supported", List.of("query", "fragment", "form_post"));
    body.put("subject_types_supported", List.of("pairwise"));
    body.put("id_token_signing_alg_values_supported", List.of("RS256"));
    body.put("response_types_supported", List.of("code", "id_token", "code id_token"));
    body.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
    body.put("issuer", issuer(id));
    body.put("authorization_endpoint", login + "/oauth2/v2.0/authorize");
    body.put("tenant_region_scope", "NA");
    body.put("cloud_instance_name", CloudInstance.GLOBAL.instanceName());
    body.put("cloud_graph_host_name", "graph.windows.net");
    body.put("msgraph_host", "graph.microsoft.com");
    return body;
  }

  /** The issuer of a tenant's tokens. */
  static String issuer(String tenantId) {
    return "https://" + CloudInstance.GLOBAL.loginHost() + "/" + tenantId + "/v2.0";
  }

  private String tenantId(String tenant) {
    return state
        .read(directory -> directory.globalTenant(tenant))
        .orElseThrow(() -> LoginFailure.unknownTenant(tenant))
        .id();
  }

  private Map<String, Object> userRealm(String login) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("Login", login);
    Optional<String> name = DomainNames.normalize(login.substring(login.lastIndexOf('@') + 1));
    Optional<Realm> realm = name.flatMap(this::realm);
    if (realm.isEmpty()) {
      body.put("NameSpaceType", "Unknown");
      return body;
    }
    describe(realm.get(), body);
    return body;
  }

  private Optional<Realm> realm(String name) {
    return state.read(
        directory ->
            directory
                .verifiedDomain(name)
                .map(
                    domain ->
                        new Realm(
                            domain, directory.tenants().get(domain.tenantId()).orElseThrow())));
  }

  private static void describe(Realm realm, Map<String, Object> body) {
    boolean federated = realm.domain().federated();
    body.put("NameSpaceType", federated ? "Federated" : "Managed");
    body.put("DomainName", realm.domain().name());
    body.put("FederationBrandName", realm.tenant().displayName());
    body.put("IsViral", realm.tenant().kind() == TenantKind.UNMANAGED);
    if (federated) {
      body.put("AuthURL", "https://sts." + realm.domain().name() + "/adfs/ls/");
      body.put("FederationProtocol", "WSTrust");
    }
    body.put("cloud_instance_name", realm.tenant().cloud().instanceName());
    body.put("cloud_audience_urn", "urn:federation:MicrosoftOnline");
  }

  private static Map<String, Object> instances() {
    String host = CloudInstance.GLOBAL.loginHost();
    return Map.of(
        "tenant_discovery_endpoint",
        "https://" + host + "/common/v2.0/.well-known/openid-configuration",
        "api-version",
        "1.1",
        "metadata",
        List.of(
            Map.of(
                "preferred_network",
                host,
                "preferred_cache",
                "login.windows.net",
                "aliases",
                List.of(host, "login.windows.net", "login.microsoft.com"))));
  }

  private static LoginFailure notFound() {
    return new LoginFailure(404, "invalid_request", 900144, "There is nothing at this address.");
  }

  private record Realm(TenantDomain domain, EntraTenant tenant) {}
}
