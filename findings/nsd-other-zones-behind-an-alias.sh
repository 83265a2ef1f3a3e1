#!/usr/bin/env bash
# NSD, and what it answers behind an alias (CNAME) that leads into another zone.
#
# Expected: a server that is asked for login.contoso.test, an alias of login.fabrikam.test, answers the alias alone when the alias
#   leads out of the zone; the rest is the business of fabrikam.test's own servers. BIND and Knot DNS do so, each with the very same
#   zone files.
# Seen: NSD goes on in every zone that it happens to have, and sends the target's record along in one authoritative answer (AA),
#   although that zone is delegated elsewhere and its copy here is stale. Resolvers drop the addition and ask the right servers;
#   who reads the answer as it comes believes the copy.
# Versions: NSD 4.6.1, BIND 9.18.49, Knot DNS 3.2.6 (Debian 12). Seen on 2026-11-27. Other versions: put theirs on the PATH.
# Here: of an answer only what stands at the asked name counts, and an alias is followed at the servers of the target's own zone
#   (dns/client/Reply, dns/walk/Authoritative).
set -euo pipefail
PATH=$PATH:/usr/sbin
for program in nsd named knotd dig; do
  command -v "$program" >/dev/null || { echo "$program is missing (Debian: nsd bind9 knot bind9-dnsutils)"; exit 2; }
done
port=${PORT:-5391}
dir=$(mktemp -d)
pids=()
finish() {
  kill "${pids[@]}" 2>/dev/null || true
  wait
  rm -rf "$dir"
}
trap finish EXIT
cd "$dir"
mkdir nsd knot bind

cat >contoso.test.zone <<'ZONE'
$ORIGIN contoso.test.
$TTL 300
@ SOA ns1 admin 1 3600 600 86400 300
@ NS ns1
ns1 A 127.0.0.2
login CNAME login.fabrikam.test.
ZONE
# A copy that was left behind: the zone says itself that other servers have it.
cat >fabrikam.test.zone <<'ZONE'
$ORIGIN fabrikam.test.
$TTL 300
@ SOA ns1 admin 1 3600 600 86400 300
@ NS ns1.elsewhere.test.
login TXT "of a stale copy"
ZONE

cat >nsd.conf <<CONF
server:
  ip-address: 127.0.0.2@$port
  username: ""
  database: ""
  pidfile: ""
  zonesdir: "$dir"
  zonelistfile: "$dir/nsd/zone.list"
  xfrdfile: "$dir/nsd/xfrd.state"
  xfrdir: "$dir/nsd"
  server-count: 1
remote-control:
  control-enable: no
CONF
cat >knot.conf <<CONF
server:
  listen: 127.0.0.3@$port
  rundir: "$dir/knot"
database:
  storage: "$dir/knot"
zone:
CONF
cat >named.conf <<CONF
options {
  directory "$dir";
  listen-on port $port { 127.0.0.1; };
  listen-on-v6 { none; };
  recursion no;
  notify no;
  pid-file none;
  session-keyfile none;
};
controls { };
CONF
for zone in contoso.test fabrikam.test; do
  printf 'zone:\n  name: %s\n  zonefile: %s.zone\n' "$zone" "$zone" >>nsd.conf
  printf '  - domain: %s\n    storage: "%s"\n    file: "%s.zone"\n' "$zone" "$dir" "$zone" >>knot.conf
  printf 'zone "%s" { type primary; file "%s.zone"; };\n' "$zone" "$zone" >>named.conf
done

nsd -d -c nsd.conf >nsd/log 2>&1 &
pids+=($!)
knotd -c knot.conf >knot/log 2>&1 &
pids+=($!)
named -g -n 1 -c named.conf >bind/log 2>&1 &
pids+=($!)

answer() {
  dig +norecurse +noall +answer +tries=20 +time=1 "@$1" -p "$port" login.contoso.test TXT
}
ready() {
  for _ in $(seq 100); do
    answer "$1" | grep -q CNAME && return
    sleep 0.1
  done
  echo "The server at $1 did not start."
  exit 2
}

nsd -v 2>&1 | head -1
named -v
knotd -V
still=0
for server in "NSD 127.0.0.2 yes" "BIND 127.0.0.1 no" "Knot 127.0.0.3 no"; do
  read -r name address expected <<<"$server"
  ready "$address"
  printf '\n%s:\n%s\n' "$name" "$(answer "$address")"
  adds=$(answer "$address" | grep -q 'stale copy' && echo yes || echo no)
  [ "$adds" = "$expected" ] || still=1
done
exit "$still"
