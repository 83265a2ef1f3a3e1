#!/usr/bin/env bash
# dnsjava's ValidatingResolver, and signed denials of a zone that hashes its names more often than validators follow (NSEC3).
#
# Expected: a denial with more than 150 iterations is not checked, and its zone is taken for unsigned there (RFC 9276, section 3.2):
#   the answer is passed on, without the AD flag. Unbound does so for a name that does not exist and for a type that a name has not,
#   and so does dnsjava for the former.
# Seen: dnsjava calls the denial of a type (NODATA) bogus, SERVFAIL, for the very same zone, as if somebody had forged it.
# Versions: dnsjava 3.7.1 on Java 17 (DNSJAVA=… tries another), Knot DNS 3.2.6 and Unbound 1.17.1 (Debian 12). Seen on 2026-11-27.
# Here: only answers that have the record are given to the validator, each link of a chain on its own, so that no denial of a type
#   decides on a proof (dns/dnssec/ProofSignatures).
set -euo pipefail
PATH=$PATH:/usr/sbin
for program in knotd keymgr unbound dig mvn; do
  command -v "$program" >/dev/null || { echo "$program is missing (Debian: knot unbound bind9-dnsutils maven)"; exit 2; }
done
dnsjava=${DNSJAVA:-3.7.1}
port=${PORT:-5392}
dir=$(mktemp -d)
pids=()
finish() {
  [ "${#pids[@]}" -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
  wait
  rm -rf "$dir"
}
trap finish EXIT
cd "$dir"
mkdir knot

cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>dnsjava</groupId>
      <artifactId>dnsjava</artifactId>
      <version>$dnsjava</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>1.7.36</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

cat >contoso.test.zone <<'ZONE'
$ORIGIN contoso.test.
$TTL 300
@ SOA ns1 admin 1 3600 600 86400 300
@ NS ns1
ns1 A 127.0.0.2
ZONE
cat >knot.conf <<CONF
server:
  listen: 127.0.0.2@$port
  rundir: "$dir/knot"
database:
  storage: "$dir/knot"
policy:
  - id: hashed
    algorithm: ecdsap256sha256
    nsec3: on
    nsec3-iterations: 151
zone:
  - domain: contoso.test
    storage: "$dir"
    file: contoso.test.zone
    zonefile-sync: -1
    dnssec-signing: on
    dnssec-policy: hashed
CONF
knotd -c knot.conf >knot/log 2>&1 &
pids+=($!)
asked() {
  dig "+${3:-norecurse}" +noall +comments +tries=1 +time=2 "@$1" -p "$port" $2 | sed -n 's/.*status: \([A-Z]*\).*/\1/p; s/^;; flags: \([^;]*\);.*/flags \1/p' | xargs
}
ready() {
  for _ in $(seq 100); do
    case $(asked "$1" "contoso.test SOA" recurse || true) in NOERROR*) return ;; esac
    sleep 0.1
  done
  echo "The server at $1 did not start."
  exit 2
}
ready 127.0.0.2
keymgr -c knot.conf contoso.test. ds >anchor.ds
cat >unbound.conf <<CONF
server:
  interface: 127.0.0.1
  port: $port
  do-daemonize: no
  username: ""
  chroot: ""
  directory: "$dir"
  pidfile: ""
  use-syslog: no
  do-not-query-localhost: no
  local-zone: "test." nodefault
  trust-anchor-file: "$dir/anchor.ds"
remote-control:
  control-enable: no
stub-zone:
  name: contoso.test
  stub-addr: 127.0.0.2@$port
CONF
unbound -c unbound.conf >unbound.log 2>&1 &
pids+=($!)
ready 127.0.0.1

cat >Main.java <<'JAVA'
import java.io.FileInputStream;
import java.net.InetSocketAddress;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

public class Main {
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    ValidatingResolver validator =
        new ValidatingResolver(new SimpleResolver(new InetSocketAddress("127.0.0.2", port)));
    validator.loadTrustAnchors(new FileInputStream("anchor.ds"));
    int address = ask(validator, "ns1.contoso.test.", Type.A);
    int name = ask(validator, "nothing.contoso.test.", Type.TXT);
    int type = ask(validator, "contoso.test.", Type.TXT);
    boolean still = address == Rcode.NOERROR && name == Rcode.NXDOMAIN && type == Rcode.SERVFAIL;
    System.exit(still ? 0 : 1);
  }

  private static int ask(ValidatingResolver validator, String name, int type) throws Exception {
    Record question = Record.newRecord(Name.fromString(name), type, DClass.IN);
    Message answer = validator.send(Message.newQuery(question));
    System.out.printf(
        "dnsjava  %-21s %-4s %s%s%n",
        name,
        Type.string(type),
        Rcode.string(answer.getRcode()),
        answer.getHeader().getFlag(Flags.AD) ? ", secure (AD)" : "");
    return answer.getRcode();
  }
}
JAVA
ls lib
knotd -V
unbound -V | head -1
for question in "ns1.contoso.test. A" "nothing.contoso.test. TXT" "contoso.test. TXT"; do
  printf 'Unbound  %s: %s\n' "$question" "$(asked 127.0.0.1 "$question" recurse)"
done
java -cp 'lib/*' Main.java "$port"
