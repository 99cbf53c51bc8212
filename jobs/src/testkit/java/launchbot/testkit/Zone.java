package launchbot.testkit;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.RecordType;

/** Names and their records, as a test has them. Changes are seen by the next question. */
public final class Zone {
  private final Map<String, Map<RecordType, List<Data>>> names = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final Set<String> silentForTypes = ConcurrentHashMap.newKeySet();

  public Zone a(String name, String... addresses) {
    for (String address : addresses) {
      add(name, RecordType.A, new Data.Address(InetAddress.ofLiteral(address)));
    }
    return this;
  }

  public Zone aaaa(String name, String... addresses) {
    for (String address : addresses) {
      add(name, RecordType.AAAA, new Data.Address(InetAddress.ofLiteral(address)));
    }
    return this;
  }

  public Zone txt(String name, String... texts) {
    for (String text : texts) {
      add(name, RecordType.TXT, new Data.Text(text));
    }
    return this;
  }

  public Zone mx(String name, int preference, String host) {
    return add(name, RecordType.MX, new Data.Exchange(preference, normal(host)));
  }

  public Zone ptr(String name, String... hosts) {
    for (String host : hosts) {
      add(name, RecordType.PTR, new Data.Name(normal(host)));
    }
    return this;
  }

  public Zone cname(String name, String target) {
    return add(name, RecordType.CNAME, new Data.Name(normal(target)));
  }

  public Zone add(String name, RecordType type, Data data) {
    names
        .computeIfAbsent(normal(name), _ -> new EnumMap<>(RecordType.class))
        .computeIfAbsent(type, _ -> new ArrayList<>())
        .add(data);
    return this;
  }

  /** The name is there, without records. */
  public Zone bare(String name) {
    names.computeIfAbsent(normal(name), _ -> new EnumMap<>(RecordType.class));
    return this;
  }

  /** Nobody answers for what this name does not have. */
  public Zone silent(String name) {
    silent.add(normal(name));
    return this;
  }

  /** Nobody answers for that type. */
  public Zone silent(String name, RecordType type) {
    silentForTypes.add(normal(name) + " " + type);
    return this;
  }

  /** It is gone, with all its records. */
  public Zone remove(String name) {
    names.remove(normal(name));
    silent.remove(normal(name));
    return this;
  }

  /** Of that type; an alias is not followed. */
  List<Data> records(String name, RecordType type) {
    return List.copyOf(names.getOrDefault(normal(name), Map.of()).getOrDefault(type, List.of()));
  }

  Optional<String> alias(String name) {
    return records(name, RecordType.CNAME).stream()
        .map(data -> ((Data.Name) data).name())
        .findFirst();
  }

  /** Whether it exists, be it only since names below it do. */
  boolean exists(String name) {
    String normal = normal(name);
    var all = new HashSet<>(names.keySet());
    return all.contains(normal) || all.stream().anyMatch(one -> one.endsWith("." + normal));
  }

  boolean answersNothing(String name, RecordType type) {
    String normal = normal(name);
    return silentForTypes.contains(normal + " " + type)
        || (silent.contains(normal) && records(normal, type).isEmpty());
  }

  static String normal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
