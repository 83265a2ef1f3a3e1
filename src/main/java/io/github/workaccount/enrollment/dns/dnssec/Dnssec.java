package io.github.workaccount.enrollment.dns.dnssec;

import io.github.workaccount.enrollment.dns.client.Deadline;
import io.github.workaccount.enrollment.dns.client.Delegation;
import io.github.workaccount.enrollment.dns.client.Question;
import io.github.workaccount.enrollment.dns.client.RecordText;
import io.github.workaccount.enrollment.dns.client.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/**
 * Checks the signatures of an answer, from a trust anchor down (RFC 4035, section 5): with the keys
 * that the resolvers have, and where those do not fit, with the ones that are published now. Only
 * then it is forged; what cannot be read is not checked.
 */
public final class Dnssec {

  private static final Logger LOG = LoggerFactory.getLogger(Dnssec.class);
  private static final String ROOT_ANCHORS = "/dns/root-anchors.ds";
  private static final String NOT_TO_BE_HAD = "keys or delegations could not be had";
  private static final String NOT_TO_BE_ASKED =
      "the zones' own servers, which have the newest, are not to be asked";

  private final KeySource cached;
  private final Optional<KeySource> published;
  private final Clock clock;
  private final byte[] anchors;

  /**
   * @param published where keys are that just changed; empty where only resolvers may be asked
   * @param anchorFile a file with DS or DNSKEY records; null for those of the root
   */
  public Dnssec(KeySource cached, Optional<KeySource> published, Clock clock, String anchorFile) {
    this.cached = cached;
    this.published = published;
    this.clock = clock;
    this.anchors = read(anchorFile);
  }

  private static byte[] read(String anchorFile) {
    try (InputStream file =
        anchorFile == null
            ? Dnssec.class.getResourceAsStream(ROOT_ANCHORS)
            : Files.newInputStream(Path.of(anchorFile))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "enrollment.dns.trust-anchors: %s cannot be read.".formatted(anchorFile), e);
    }
  }

  /**
   * Checks an answer.
   *
   * @param signed an answer that has records of the asked type, asked for with signatures
   * @param deadline until when it must be done
   */
  Result check(Reply signed, Deadline deadline) {
    Result known = check(signed, cached, deadline.after(1, 2));
    boolean mayLackSignatures = signed.question().recursive() && known.status() == Status.UNCHECKED;
    if (known.isCertain() || mayLackSignatures) {
      return known;
    }
    Result now =
        published.map(keys -> check(signed, keys, deadline)).orElse(Result.open(NOT_TO_BE_ASKED));
    if (now.status() != Status.UNCHECKED) {
      return now;
    }
    return known.status() == Status.BOGUS
        ? Result.open("the keys that the resolver knows do not fit, and " + now.reason())
        : known;
  }

  private Result check(Reply signed, KeySource keys, Deadline deadline) {
    HeadResolver head = new HeadResolver(signed, keys, deadline);
    ValidatingResolver validator = new ValidatingResolver(head, clock);
    try {
      validator.loadTrustAnchors(new ByteArrayInputStream(anchors));
      Optional<Name> anchor = anchorAbove(signed.question().name());
      if (anchor.isEmpty()) {
        return new Result(Status.INSECURE, "there is no trust anchor above it");
      }
      if (!carriesSignatures(anchor.get(), keys, deadline)) {
        return Result.open(
            "no signatures of %s could be had".formatted(Delegation.shown(anchor.get())));
      }
      // Without CD, which would tell the validator to let everything pass.
      Question toCheck = Question.recursive(signed.question().name(), signed.question().type());
      Message checked =
          validator
              .sendAsync(toCheck.message(), Runnable::run)
              .toCompletableFuture()
              .orTimeout(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS)
              .join();
      return result(checked, head);
    } catch (CompletionException | IOException e) {
      LOG.debug("The signatures of {} could not be checked.", signed.question().name(), e);
      return Result.open(
          head.isIncomplete() ? NOT_TO_BE_HAD : "its signatures could not be checked in time");
    }
  }

  private Optional<Name> anchorAbove(Name name) throws IOException {
    List<Name> above = new ArrayList<>();
    try (Master file = new Master(new ByteArrayInputStream(anchors), Name.root, 0)) {
      for (Record record = file.nextRecord(); record != null; record = file.nextRecord()) {
        if (name.subdomain(record.getName())) {
          above.add(record.getName());
        }
      }
    }
    return above.stream().max(Comparator.comparingInt(Name::labels));
  }

  private static Result result(Message checked, HeadResolver head) {
    if (checked.getRcode() == Rcode.SERVFAIL) {
      return head.isIncomplete()
          ? Result.open(NOT_TO_BE_HAD)
          : new Result(Status.BOGUS, reason(checked));
    }
    boolean secure = checked.getHeader().getFlag(Flags.AD);
    return new Result(secure ? Status.SECURE : Status.INSECURE, "");
  }

  /** Behind a resolver that drops signatures everything would look forged. */
  private static boolean carriesSignatures(Name anchor, KeySource keys, Deadline deadline) {
    return keys
        .read(Question.recursive(anchor, Type.DNSKEY).signed(), deadline)
        .join()
        .map(answer -> answer.getSection(Section.ANSWER))
        .stream()
        .flatMap(List::stream)
        .anyMatch(RRSIGRecord.class::isInstance);
  }

  private static String reason(Message checked) {
    return checked.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
        .filter(TXTRecord.class::isInstance)
        .map(record -> RecordText.shown(RecordText.joined((TXTRecord) record)))
        .findFirst()
        .orElse("a signature does not hold");
  }

  /** What the check says, each worse than the one before. */
  public enum Status {
    /** Signed, and every signature holds. */
    SECURE("secure"),
    /** Not signed, and proved to be so. */
    INSECURE("insecure"),
    /** It cannot be told. */
    UNCHECKED("not checked"),
    /** Forged, expired or wrongly signed. */
    BOGUS("bogus");

    private final String words;

    Status(String words) {
      this.words = words;
    }
  }

  /**
   * A status and its reason.
   *
   * @param status what the check says
   * @param reason why, where there is something to say
   */
  public record Result(Status status, String reason) {

    /** It cannot be told, for a reason. */
    static Result open(String reason) {
      return new Result(Status.UNCHECKED, reason);
    }

    private boolean isCertain() {
      return status == Status.SECURE || status == Status.INSECURE;
    }

    /** The worse one of two. */
    Result or(Result other) {
      return status.compareTo(other.status) >= 0 ? this : other;
    }

    /** The status and its reason, a sentence. */
    public String inWords() {
      return reason.isEmpty()
          ? "DNSSEC: %s.".formatted(status.words)
          : "DNSSEC: %s, because %s.".formatted(status.words, reason);
    }
  }
}
