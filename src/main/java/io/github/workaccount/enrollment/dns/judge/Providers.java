package io.github.workaccount.enrollment.dns.judge;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.workaccount.enrollment.model.dns.DnsProvider;
import io.github.workaccount.enrollment.model.dns.HostInZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells from the names of name servers who runs them, by {@code dns/providers.json}. */
public final class Providers {

  private static final String FILE = "/dns/providers.json";

  private final List<Known> known;

  private Providers(List<Known> known) {
    this.known = known;
  }

  /** Those of the file. */
  public static Providers load() {
    try (InputStream file = Providers.class.getResourceAsStream(FILE)) {
      List<Entry> entries = new ObjectMapper().readValue(file, new TypeReference<>() {});
      return new Providers(entries.stream().map(Known::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " cannot be read.", e);
    }
  }

  /** How many are known. */
  public int size() {
    return known.size();
  }

  /**
   * Who runs these servers.
   *
   * @param nameServers their host names, without trailing dots
   * @return the provider that most of them belong to; empty when nobody known
   */
  public Optional<DnsProvider> of(Collection<String> nameServers) {
    return known.stream()
        .filter(candidate -> 2 * candidate.count(nameServers) > nameServers.size())
        .map(Known::provider)
        .findFirst();
  }

  /** An entry of the file: patterns of host names, in which {@code *} stands for anything. */
  private record Entry(String name, List<String> nameServers, String where, String top) {}

  private record Known(DnsProvider provider, List<Pattern> patterns) {

    public static Known of(Entry entry) {
      return new Known(
          new DnsProvider(
              entry.name(), entry.where(), Optional.ofNullable(entry.top()).orElse(HostInZone.TOP)),
          entry.nameServers().stream().map(Known::pattern).toList());
    }

    private static Pattern pattern(String glob) {
      String[] parts = glob.split("\\*", -1);
      StringBuilder regex = new StringBuilder(Pattern.quote(parts[0]));
      for (int i = 1; i < parts.length; i++) {
        regex.append("[a-z0-9.-]*").append(Pattern.quote(parts[i]));
      }
      return Pattern.compile(regex.toString());
    }

    long count(Collection<String> nameServers) {
      return nameServers.stream()
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(name -> patterns.stream().anyMatch(p -> p.matcher(name).matches()))
          .count();
    }
  }
}
