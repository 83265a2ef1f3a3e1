#!/usr/bin/env bash
# Camunda's decision tables and an input of the type "date".
#
# Expected: an input with typeRef="date" is a date, and is compared with date("2026-01-01") in a rule, as DMN and FEEL have it.
# Seen: it becomes a date and time, so that no rule with date(…) ever matches: neither equality, nor before and after, nor a
#   range, and without a message; only date and time("2026-01-01T00:00:00") does. A java.time.LocalDate is refused as a value.
# Versions: Camunda's DMN engine 7.24.0 with FEEL 1.19.3, Java 17 (CAMUNDA=… tries another). Seen on 2026-11-27.
# Here: dates are compared in code; the decision tables get numbers, flags and words.
set -euo pipefail
camunda=${CAMUNDA:-7.24.0}
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
      <groupId>org.camunda.bpm.dmn</groupId>
      <artifactId>camunda-engine-dmn</artifactId>
      <version>$camunda</version>
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
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

public class Main {
  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="finding">
        <decision id="due" name="due">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in">
              <inputExpression id="day" typeRef="date"><text>day</text></inputExpression>
            </input>
            <output id="out" name="matches" typeRef="string"/>
            <rule id="rule">
              <inputEntry id="test"><text><![CDATA[%s]]></text></inputEntry>
              <outputEntry id="answer"><text>"yes"</text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

  public static void main(String[] args) {
    Main tables = new Main();
    boolean asDate =
        List.of(
                "date(\"2026-01-01\")",
                "< date(\"2027-01-01\")",
                "[date(\"2025-01-01\")..date(\"2027-01-01\")]")
            .stream()
            .filter(tables::matches)
            .count() > 0;
    boolean asTime =
        tables.matches("date and time(\"2026-01-01T00:00:00\")")
            && tables.matches("< date and time(\"2027-01-01T00:00:00\")");
    System.exit(!asDate && asTime ? 0 : 1);
  }

  /** Whether the first of January 2026 matches a rule. */
  private boolean matches(String rule) {
    Date day = new GregorianCalendar(2026, 0, 1).getTime();
    byte[] table = TABLE.formatted(rule).getBytes(StandardCharsets.UTF_8);
    boolean matches =
        !engine
            .evaluateDecisionTable("due", new ByteArrayInputStream(table), Map.of("day", day))
            .isEmpty();
    System.out.printf("2026-01-01 matches %-50s %s%n", rule, matches);
    return matches;
  }
}
JAVA
java -version 2>&1 | head -1
ls lib | grep -E '^(camunda-engine-dmn|feel-engine)-[0-9]'
java -cp 'lib/*' Main.java
