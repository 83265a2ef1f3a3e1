package io.github.workaccount.enrollment.dns.client;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * What a server replied. Nothing in the message is trusted but what belongs to the question: of a
 * server of the zone, only what it has at the very name that was asked for, since some add records
 * of other zones that they happen to host.
 *
 * @param server who was asked
 * @param question what
 * @param message the reply; null when there is none that can be used
 * @param outcome what became of the query
 */
public record Reply(NameServer server, Question question, Message message, Outcome outcome) {

  private static final Set<Integer> STALE =
      Set.of(ExtendedErrorCodeOption.STALE_ANSWER, ExtendedErrorCodeOption.STALE_NXDOMAIN_ANSWER);

  /** Reads a message. */
  static Reply of(NameServer server, Question question, Message message) {
    if (!answers(message, question)) {
      return new Reply(server, question, null, Outcome.GARBLED);
    }
    if (message.getHeader().getFlag(Flags.TC)) {
      // A part of a set is not the set.
      return new Reply(server, question, null, Outcome.CUT_SHORT);
    }
    Outcome outcome =
        switch (message.getRcode()) {
          case Rcode.NOERROR -> Outcome.ANSWER;
          case Rcode.NXDOMAIN -> Outcome.NO_SUCH_NAME;
          case Rcode.SERVFAIL -> Outcome.SERVER_FAILURE;
          case Rcode.REFUSED -> Outcome.REFUSED;
          case Rcode.NOTAUTH -> Outcome.NOT_AUTHORITATIVE;
          default -> Outcome.GARBLED;
        };
    return new Reply(server, question, message, outcome);
  }

  /** Reads a failure of the transport. */
  static Reply of(NameServer server, Question question, Throwable failure) {
    Throwable cause = cause(failure);
    Outcome outcome = Outcome.GARBLED;
    if (isTimeOut(cause)) {
      outcome = Outcome.TIME_OUT;
    } else if (cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof PortUnreachableException
        || cause instanceof SocketException) {
      outcome = Outcome.UNREACHABLE;
    }
    return new Reply(server, question, null, outcome);
  }

  /** Reads a failure of the second try, over TCP, where the answer over UDP was cut short. */
  static Reply overTcp(NameServer server, Question question, Throwable failure) {
    Throwable cause = cause(failure);
    Outcome outcome = Outcome.CUT_SHORT;
    if (isTimeOut(cause)) {
      outcome = Outcome.TCP_SILENT;
    } else if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      outcome = Outcome.TCP_CLOSED;
    }
    return new Reply(server, question, null, outcome);
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private static boolean isTimeOut(Throwable cause) {
    return cause instanceof TimeoutException || cause instanceof SocketTimeoutException;
  }

  /** The same of a server that could not be waited for long enough. */
  Reply hurried() {
    boolean silent = outcome == Outcome.TIME_OUT || outcome == Outcome.TCP_SILENT;
    return silent ? new Reply(server, question, message, Outcome.HURRIED) : this;
  }

  private static boolean answers(Message message, Question question) {
    Record asked = message.getQuestion();
    return message.getHeader().getFlag(Flags.QR)
        && asked != null
        && asked.getName().equals(question.name())
        && asked.getType() == question.type()
        && asked.getDClass() == DClass.IN;
  }

  /** Whether the server speaks for the zone. */
  public boolean isAuthoritative() {
    return message != null && message.getHeader().getFlag(Flags.AA);
  }

  /** Whether the server does not know EDNS (RFC 6891, section 7). */
  boolean isWithoutEdns() {
    return message != null
        && (message.getRcode() == Rcode.FORMERR || message.getRcode() == Rcode.NOTIMP);
  }

  /** Whether the server speaks for the zone and says what is there or that nothing is. */
  public boolean isAuthoritativeAnswer() {
    return isAuthoritative() && outcome.isUsable();
  }

  /** Whether only a part of the answer came. */
  boolean isCutShort() {
    return outcome == Outcome.CUT_SHORT;
  }

  /** Whether a resolver kept the answer past its time (RFC 8914, sections 4.4 and 4.20). */
  public boolean isStale() {
    return message != null
        && message.getOPT() != null
        && message.getOPT().getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
            .map(ExtendedErrorCodeOption.class::cast)
            .anyMatch(error -> STALE.contains(error.getErrorCode()));
  }

  /** Whether it tells what is there now and what is not, as far as can be known. */
  boolean isFresh() {
    return outcome.isUsable() && !isStale();
  }

  /** The server and what it did. */
  public String inWords() {
    return outcome.inWords(server);
  }

  /** The records of this kind at the asked name itself. */
  public <R extends Record> List<R> records(Class<R> kind) {
    return recordsAt(question.name(), kind);
  }

  /** The records of this kind where the aliases in a resolver's answer lead. */
  public <R extends Record> List<R> resolved(Class<R> kind) {
    return recordsAt(aliases().end(), kind);
  }

  private <R extends Record> List<R> recordsAt(Name name, Class<R> kind) {
    return message == null
        ? List.of()
        : message.getSection(Section.ANSWER).stream()
            .filter(record -> record.getName().equals(name) && kind.isInstance(record))
            .map(kind::cast)
            .toList();
  }

  /** The servers of the asked zone; empty when it is no zone or they were not asked for. */
  public List<Name> nameServers() {
    return records(NSRecord.class).stream().map(NSRecord::getTarget).distinct().sorted().toList();
  }

  /** Whether nothing was answered. */
  boolean isEmpty() {
    return message == null || message.getSection(Section.ANSWER).isEmpty();
  }

  /** Where the asked name is an alias of, by its own record. */
  public Optional<Name> alias() {
    return alias(question.name());
  }

  /** Follows the aliases in a resolver's answer. */
  public Aliases aliases() {
    List<Name> passed = new ArrayList<>();
    Set<Name> seen = new HashSet<>();
    Name at = question.name();
    Optional<Name> next = alias(at);
    while (next.isPresent() && seen.add(at)) {
      at = next.get();
      passed.add(at);
      next = alias(at);
    }
    return new Aliases(at, passed, next.isPresent());
  }

  private Optional<Name> alias(Name at) {
    if (message == null || question.type() == Type.CNAME) {
      return Optional.empty();
    }
    return message.getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(at) && record instanceof CNAMERecord)
        .map(record -> ((CNAMERecord) record).getTarget())
        .findFirst();
  }

  /** The zone that holds the asked name, as the server that serves it tells by its SOA record. */
  public Optional<Name> zone() {
    return isAuthoritative() ? startOfAuthority() : Optional.empty();
  }

  /** The owner of the SOA record that came along, of a zone that can hold the asked name. */
  public Optional<Name> startOfAuthority() {
    if (message == null) {
      return Optional.empty();
    }
    return Stream.of(Section.ANSWER, Section.AUTHORITY)
        .flatMap(section -> message.getSection(section).stream())
        .filter(SOARecord.class::isInstance)
        .map(Record::getName)
        .filter(question.name()::subdomain)
        .findFirst();
  }

  /** The zone below this one that the server sends us to for the name, if it does. */
  public Optional<Delegation> referral(Name below) {
    if (outcome != Outcome.ANSWER
        || isAuthoritative()
        || !message.getSection(Section.ANSWER).isEmpty()) {
      return Optional.empty();
    }
    List<NSRecord> servers =
        message.getSection(Section.AUTHORITY).stream()
            .filter(NSRecord.class::isInstance)
            .map(NSRecord.class::cast)
            .filter(ns -> isStrictlyBelow(ns.getName(), below))
            .filter(ns -> question.name().subdomain(ns.getName()))
            .toList();
    if (servers.isEmpty()) {
      return Optional.empty();
    }
    Name zone = servers.get(0).getName();
    List<Name> names =
        servers.stream()
            .filter(ns -> ns.getName().equals(zone))
            .map(NSRecord::getTarget)
            .distinct()
            .sorted()
            .toList();
    return Optional.of(Delegation.byParent(zone, names, below, message));
  }

  private static boolean isStrictlyBelow(Name name, Name zone) {
    return name.subdomain(zone) && !name.equals(zone);
  }

  /**
   * Where aliases lead.
   *
   * @param end the name at their end
   * @param passed all names on the way but the first
   * @param loop whether they lead back
   */
  public record Aliases(Name end, List<Name> passed, boolean loop) {}
}
