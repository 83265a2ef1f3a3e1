package io.github.workaccount.enrollment.microsoft;

import io.github.workaccount.enrollment.application.directory.Access;
import io.github.workaccount.enrollment.application.directory.ApprovedChange;
import io.github.workaccount.enrollment.application.directory.Connection;
import io.github.workaccount.enrollment.application.directory.DirectoryFailure;
import io.github.workaccount.enrollment.application.directory.PublicDirectory;
import io.github.workaccount.enrollment.application.directory.TenantChanges;
import io.github.workaccount.enrollment.application.directory.TenantConsent;
import io.github.workaccount.enrollment.application.directory.TenantReads;
import io.github.workaccount.enrollment.application.directory.UndoableChange;
import io.github.workaccount.enrollment.application.enrollment.Evidence;
import io.github.workaccount.enrollment.application.operation.Monitor;
import io.github.workaccount.enrollment.microsoft.check.ConnectionChecks;
import io.github.workaccount.enrollment.microsoft.graph.ChangeReads;
import io.github.workaccount.enrollment.microsoft.graph.DomainHolders;
import io.github.workaccount.enrollment.microsoft.graph.DomainReads;
import io.github.workaccount.enrollment.microsoft.graph.DomainWrites;
import io.github.workaccount.enrollment.microsoft.graph.FailureMapping;
import io.github.workaccount.enrollment.microsoft.graph.GraphClients;
import io.github.workaccount.enrollment.microsoft.graph.GroupWrites;
import io.github.workaccount.enrollment.microsoft.graph.PublicLookUp;
import io.github.workaccount.enrollment.microsoft.graph.TenantGraph;
import io.github.workaccount.enrollment.microsoft.graph.TenantInspection;
import io.github.workaccount.enrollment.microsoft.graph.Undoing;
import io.github.workaccount.enrollment.microsoft.http.CallRecord;
import io.github.workaccount.enrollment.microsoft.http.PlainCause;
import io.github.workaccount.enrollment.microsoft.http.TenantPace;
import io.github.workaccount.enrollment.microsoft.settings.MicrosoftProperties;
import io.github.workaccount.enrollment.microsoft.settings.TenantName;
import io.github.workaccount.enrollment.microsoft.signin.ConsentLink;
import io.github.workaccount.enrollment.microsoft.signin.LoginHttp;
import io.github.workaccount.enrollment.microsoft.signin.LoginPages;
import io.github.workaccount.enrollment.microsoft.signin.Sessions;
import io.github.workaccount.enrollment.model.address.DomainName;
import io.github.workaccount.enrollment.model.dns.VerificationRecord;
import io.github.workaccount.enrollment.model.input.InvalidValue;
import io.github.workaccount.enrollment.model.microsoft.Cloud;
import io.github.workaccount.enrollment.model.request.EnrollmentId;
import io.github.workaccount.enrollment.model.tenant.PublicDomain;
import io.github.workaccount.enrollment.model.tenant.Tenant;
import io.github.workaccount.enrollment.model.tenant.TenantInside;
import io.github.workaccount.enrollment.model.tenant.TenantInside.DomainPresence;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Microsoft's directory over msal4j and the Microsoft Graph SDK. */
public final class MicrosoftDirectory
    implements PublicDirectory, TenantReads, TenantChanges, TenantConsent, AutoCloseable {

  private final MicrosoftProperties properties;
  private final Sessions sessions;
  private final GraphClients clients;
  private final FailureMapping failures;
  private final LoginPages login;
  private final PublicLookUp publicLookUp;
  private final DomainWrites domainWrites;
  private final GroupWrites groupWrites;
  private final ChangeReads changeReads;
  private final ConsentLink consentLink;
  private final Connection connection;

  /**
   * @param properties how the cloud is reached
   * @param pace how fast and when each tenant is asked
   * @param publicUrl the product's own address, where consent returns to
   * @param evidence where every call is recorded
   * @param monitor who counts the calls
   * @param clock the time
   */
  MicrosoftDirectory(
      MicrosoftProperties properties,
      TenantPace pace,
      String publicUrl,
      Evidence evidence,
      Monitor monitor,
      Clock clock) {
    this.properties = properties;
    CallRecord record = new CallRecord(evidence, monitor);
    LoginHttp loginHttp = new LoginHttp(properties, record, pace);
    this.consentLink = new ConsentLink(properties, publicUrl);
    this.sessions = new Sessions(properties, loginHttp, consentLink, clock);
    this.clients = new GraphClients(properties, sessions, record, pace);
    this.connection = new ConnectionChecks(properties, sessions, loginHttp, clock);
    this.failures = new FailureMapping(properties, clock);
    this.login = new LoginPages(loginHttp, properties, clock);
    this.publicLookUp = new PublicLookUp(login, this::graph, properties);
    DomainHolders holders = new DomainHolders(publicLookUp);
    this.domainWrites = new DomainWrites(holders, properties.graphUrl());
    this.changeReads = new ChangeReads(holders);
    this.groupWrites = new GroupWrites(properties.graphUrl());
  }

  /** Whether all of it is connected. */
  public Connection connection() {
    return connection;
  }

  @Override
  public PublicDomain lookUp(EnrollmentId enrollment, DomainName domain) {
    return answer(() -> publicLookUp.lookUp(enrollment, domain));
  }

  @Override
  public Optional<Tenant> findTenant(EnrollmentId enrollment, String domainOrId) {
    return answer(() -> publicLookUp.findTenant(enrollment, domainOrId));
  }

  @Override
  public boolean tenantExists(EnrollmentId enrollment, String domainOrId) {
    return answer(() -> login.tenantId(enrollment, TenantName.canonical(domainOrId)).isPresent());
  }

  @Override
  public Cloud cloud() {
    return properties.cloud();
  }

  @Override
  public boolean asksSeparately() {
    return properties.hasWriter();
  }

  @Override
  public String clientId(Access access) {
    return properties.registration(access).clientId();
  }

  @Override
  public List<Access> consented(EnrollmentId enrollment, String tenantId) {
    return answer(() -> sessions.consented(enrollment, TenantName.canonical(tenantId)));
  }

  @Override
  public boolean isOwnTenant(String tenantId) {
    return properties.isOwnTenant(TenantName.canonical(tenantId));
  }

  @Override
  public String consentLink(String tenantId, Access access, String state) {
    return answer(() -> consentLink.to(tenantId, access, state));
  }

  @Override
  public List<String> consentedPermissions(
      EnrollmentId enrollment, String tenantId, Access access) {
    return answer(() -> sessions.permissions(enrollment, TenantName.canonical(tenantId), access));
  }

  @Override
  public void forgetTokens(String tenantId) {
    answer(
        () -> {
          sessions.forget(TenantName.canonical(tenantId));
          return tenantId;
        });
  }

  @Override
  public List<String> grantedPermissions(EnrollmentId enrollment, String tenantId) {
    return answer(() -> sessions.granted(enrollment, TenantName.canonical(tenantId)));
  }

  @Override
  public TenantInside inspect(EnrollmentId enrollment, String tenantId, Inspection question) {
    return answer(() -> TenantInspection.inspect(graph(enrollment, tenantId), question));
  }

  @Override
  public DomainPresence presence(EnrollmentId enrollment, String tenantId, DomainName domain) {
    return answer(() -> DomainReads.presence(graph(enrollment, tenantId), domain));
  }

  @Override
  public VerificationRecord verificationRecord(
      EnrollmentId enrollment, String tenantId, DomainName domain) {
    return answer(() -> DomainReads.verificationRecord(graph(enrollment, tenantId), domain));
  }

  @Override
  public Applied apply(ApprovedChange change) {
    return answer(
        () -> {
          TenantGraph graph = graph(change.enrollment(), change.tenantId());
          return switch (change.change().kind()) {
            case ADD_DOMAIN -> domainWrites.add(graph, change);
            case VERIFY_DOMAIN -> domainWrites.verify(graph, change);
            case CREATE_GROUP -> groupWrites.create(graph, change);
            case ADD_MEMBER -> groupWrites.addMember(graph, change);
          };
        });
  }

  @Override
  public Sighting look(Sought change) {
    return answer(() -> changeReads.look(graph(change.enrollment(), change.tenantId()), change));
  }

  @Override
  public Undone undo(UndoableChange change) {
    return answer(() -> Undoing.undo(graph(change.enrollment(), change.tenantId()), change));
  }

  /** Ends what runs in the background. */
  @Override
  public void close() {
    clients.close();
    sessions.close();
  }

  private TenantGraph graph(EnrollmentId enrollment, String tenant) {
    return new TenantGraph(clients, failures, properties.timeout(), enrollment, tenant);
  }

  /** The port's promise: nothing but a {@link DirectoryFailure} gets out. */
  private static <T> T answer(Supplier<T> operation) {
    try {
      return operation.get();
    } catch (DirectoryFailure e) {
      throw e;
    } catch (InvalidValue e) {
      throw new DirectoryFailure.Invalid(e.getMessage(), null);
    } catch (RuntimeException e) {
      throw new DirectoryFailure.Unreadable(
          ("Microsoft's directory could not be used (%s). Tell your"
                  + " administrator; the log says more.")
              .formatted(e.getClass().getSimpleName()),
          null,
          PlainCause.of(e));
    }
  }
}
