package io.github.workaccount.enrollment.dns.client;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What is asked.
 *
 * @param name the owner name, absolute
 * @param type the record type, of {@link org.xbill.DNS.Type}
 * @param recursive whether the server is to find the answer elsewhere
 * @param dnssec whether signatures are wanted, and bogus answers as well (DO and CD, RFC 4035)
 */
public record Question(Name name, int type, boolean recursive, boolean dnssec) {

  /** For a server of the zone. */
  public static Question direct(Name name, int type) {
    return new Question(name, type, false, false);
  }

  /** For a resolver. */
  public static Question recursive(Name name, int type) {
    return new Question(name, type, true, false);
  }

  /** The same question, with signatures. */
  public Question signed() {
    return new Question(name, type, recursive, true);
  }

  /** The same question for a server of the zone. */
  public Question toServer() {
    return new Question(name, type, false, dnssec);
  }

  /** A new message with an id of its own. */
  public Message message() {
    Message message = Message.newQuery(Record.newRecord(name, type, DClass.IN));
    if (!recursive) {
      message.getHeader().unsetFlag(Flags.RD);
    }
    if (dnssec) {
      message.getHeader().setFlag(Flags.CD);
    }
    return message;
  }
}
