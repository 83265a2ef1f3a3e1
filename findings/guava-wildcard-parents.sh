#!/usr/bin/env bash
# Guava's InternetDomainName and the parents of the Public Suffix List's wildcard rules.
#
# Expected: what stands above a wildcard rule (kawasaki.jp of "*.kawasaki.jp", sch.uk of "*.sch.uk", ck of "*.ck") is a public
#   suffix as well: it belongs to the registry, everything right below it is a suffix, nobody can register it. The list's own
#   linter refuses "foo.bar" beside "*.foo.bar" for that reason, and browsers read it so. For a top-level domain such as ck, the
#   list's written algorithm says it besides: where no rule matches, the rule is "*".
# Seen: topPrivateDomain() of kawasaki.jp is kawasaki.jp, as if somebody had registered it; and ck, the country's own top-level
#   domain, is no public suffix and "has" none.
# Versions: Guava 33.7.2-jre on Java 17 (GUAVA=… tries another). Seen on 2026-11-27.
# Known: the written algorithm, taken to the letter, gives kawasaki.jp the suffix "jp" too; the list's maintainers mean to mend
#   that text (publicsuffix/list, issues 1989 and 2240). Exceptions (city.kawasaki.jp) are read rightly.
# Here: a name counts as a suffix also when a made-up name below it is a registry's suffix (address/PublicSuffixes); a wildcard in the
#   private section says no such thing of the company that stands above it.
set -euo pipefail
guava=${GUAVA:-33.7.2-jre}
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
      <groupId>com.google.guava</groupId>
      <artifactId>guava</artifactId>
      <version>$guava</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q --no-transfer-progress -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DoutputDirectory=lib || exit 2

cat >Main.java <<'JAVA'
import com.google.common.net.InternetDomainName;
import java.util.List;

public class Main {
  public static void main(String[] args) {
    boolean parentIsPrivate = true;
    for (String parent : List.of("kawasaki.jp", "kobe.jp", "sch.uk", "nom.br")) {
      InternetDomainName name = InternetDomainName.from(parent);
      boolean childIsSuffix = InternetDomainName.from("contoso." + parent).isPublicSuffix();
      System.out.printf(
          "%-12s public suffix: %-5s  registrable domain: %-12s  contoso.%s public suffix: %s%n",
          parent,
          name.isPublicSuffix(),
          name.isUnderPublicSuffix() ? name.topPrivateDomain() : "none",
          parent,
          childIsSuffix);
      parentIsPrivate &= childIsSuffix && !name.isPublicSuffix();
    }
    boolean topIsNone = true;
    for (String top : List.of("ck", "mm", "er")) {
      InternetDomainName name = InternetDomainName.from(top);
      System.out.printf(
          "%-12s public suffix: %-5s  has a public suffix: %s%n",
          top, name.isPublicSuffix(), name.hasPublicSuffix());
      topIsNone &= !name.isPublicSuffix() && !name.hasPublicSuffix();
    }
    System.exit(parentIsPrivate && topIsNone ? 0 : 1);
  }
}
JAVA
java -version 2>&1 | head -1
ls lib
java -cp 'lib/*' Main.java
