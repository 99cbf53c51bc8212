package launchbot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What ships is what the playbook says, item by item. */
class CatalogueTest {
  /**
   * The playbook once more: section, item, verified by. A star: required. A word or two of each
   * item's own wording stand for its text.
   */
  private static final String PLAYBOOK =
      """
      critical-paths | offer | understands the offer | manual
      critical-paths | account* | register, sign in, sign out | smoke or-manual
      critical-paths | main-action* | ends in a clear result | smoke or-manual
      critical-paths | outcome-told* | Success and failure both | manual
      critical-paths | admin-sees | finds the new record | manual
      critical-paths | phone-and-strange-input | on a phone, and with strange input | manual
      pre-launch | paths-walked* | walked end to end | section:critical-paths
      pre-launch | form-errors | useful validation errors | manual
      pre-launch | empty-and-error-states | Empty and error states | manual
      pre-launch | environment-checked* | environment variables of production | env-inventory
      pre-launch | logs-readable* | readable and easy to find | manual
      pre-launch | backups* | Backups exist for important data | heartbeat
      pre-launch | admin-protected* | Admin access is protected | http
      pre-launch | uploads-validated | type, size and permission | manual
      pre-launch | production-mode* | Email, payments and background jobs | manual
      pre-launch | rollback-understood* | rollback steps are written and understood | rollback-plan drill
      speed | images | compressed and sized | page
      speed | unused-scripts | Unused scripts are gone | manual
      speed | duplicate-requests | same thing twice | manual
      speed | indexes | slow filters, searches and admin lists | manual
      speed | background-jobs | moved to background jobs | manual
      production-config | debug-off* | Debug mode is off | http
      production-config | cookies | HTTPS, domain and same-site | header
      production-config | production-urls* | use production URLs | manual
      production-config | cors-and-hosts | CORS and allowed hosts are strict | header
      production-config | static-files | served from where they should be | http
      production-config | no-secrets* | No secret is in the repository | secret-scan exposure
      visibility | server-errors* | route, status and request context | error-hook
      visibility | job-failures | the job and the record's id | error-hook
      visibility | provider-errors | mail and payment providers | manual
      visibility | admin-failures | failed imports, uploads and jobs | manual
      visibility | repeated-failures | Repeated 500s and failed payment callbacks | error-rate
      data-safety | history | Important changes keep their history | manual
      data-safety | soft-delete | Deleting is soft | manual
      data-safety | restore-tested* | tested at least once | heartbeat restore-test
      data-safety | other-accounts* | another account's records | smoke or-manual
      data-safety | exports | leave private fields out | manual
      rollback | previous-build | previous build is known | release
      rollback | migrations | small and reversible | manual
      rollback | backup-before-migration | before risky migrations | heartbeat
      rollback | switch-off | can be switched off | kill-switch
      rollback | release-notes | say what changed | release
      rollback | versioned-interfaces | each side can go back alone | manual
      domain-edge | canonical* | one canonical URL | dns redirect
      domain-edge | subdomains | reaches production only | dns http
      domain-edge | edge-proxy | Cloudflare or the like | header
      domain-edge | tls* | TLS is valid everywhere | tls
      domain-edge | rate-limits | Rate limiting | manual
      domain-edge | no-old-hosts | No old staging host resolves | dns http
      domain-edge | traffic-path | how traffic reaches production | dns manual
      domain-edge | mixed-content | insecure content | page
      deployment | one-command | One documented command deploys | manual
      deployment | tested-build | build that was tested | release
      deployment | variables-owned | each with an owner | env-inventory
      deployment | rollback-path | A rollback path exists | rollback-plan
      deployment | inherited-secrets | clean up inherited secrets | manual
      performance | measured | measured, not guessed | perf
      performance | repeated-queries | Repeated database calls | manual
      performance | caching | only where freshness allows it | header manual
      performance | baseline | p95 of the main routes | perf
      performance | bottlenecks | top bottlenecks | manual
      observability | health-checks | sign-in, the core API and background jobs | smoke http heartbeat
      observability | watched* | watched every minute | uptime
      observability | alerts | email, Slack or SMS | alert-route
      observability | log-context | request id, error and release version | error-hook
      observability | guilty-deploy | which deploy brought a failure | release incident
      email | authenticated* | SPF, DKIM and DMARC | email-auth
      email | aligned | aligned with the provider | email-auth
      email | arrives* | arrive, end to end | received-mail or-manual
      email | bounces | Bounces are handled | manual
      email | fallback | primary sender fails | manual
      handover | owner-knows | where DNS lives | handover
      handover | credentials-rotated | credentials are rotated | manual
      handover | covers | rollback, monitoring, email and emergency contacts | handover
      support | channel* | channel to report trouble | manual
      support | first-response | first-response note | runbook
      support | troubleshooting | troubleshooting steps | manual
      """;

  private static final Map<String, Integer> COUNTS = counts();

  private record Row(String section, String slug, String words, List<String> by, boolean required) {
    static Row of(String line) {
      String[] cells = line.split(" \\| ", -1);
      return new Row(
          cells[0],
          cells[1].replace("*", ""),
          cells[2],
          List.of(cells[3].split(" ", -1)),
          cells[1].endsWith("*"));
    }
  }

  private static List<Row> rows() {
    return PLAYBOOK.lines().map(Row::of).toList();
  }

  @Test
  void everyItemOfThePlaybookShips() {
    List<Catalogue.Line> lines = Catalogue.shipped().lines();
    assertThat(lines.stream().map(Catalogue.Line::key).toList())
        .containsExactlyElementsOf(
            rows().stream().map(row -> row.section() + "." + row.slug()).toList());
    for (Row row : rows()) {
      Catalogue.Line line =
          Catalogue.shipped().line(row.section() + "." + row.slug()).orElseThrow();
      assertThat(line.text()).contains(row.words());
      assertThat(line.needs()).as(line.key()).isEqualTo(Needs.of(row.by()));
      assertThat(line.required()).as(line.key()).isEqualTo(row.required());
    }
  }

  @Test
  void eachSectionHasAsManyAsInThePlaybook() {
    Map<String, Integer> sections = new LinkedHashMap<>();
    Catalogue.shipped().sections().forEach(one -> sections.put(one.key(), one.lines().size()));
    assertThat(sections).containsExactlyEntriesOf(COUNTS);
    assertThat(Catalogue.shipped().lines()).hasSize(77);
  }

  @Test
  void aboutTwentyAreRequired() {
    assertThat(Catalogue.shipped().required()).hasSizeBetween(18, 24);
  }

  @Test
  void everySourceIsDescribedAndWhatAgesDoesSoAsThePlaybookSays() {
    Catalogue catalogue = Catalogue.shipped();
    assertThat(
            catalogue.lines().stream()
                .flatMap(line -> line.needs().sources().stream())
                .filter(Needs.isSection().negate()))
        .allMatch(catalogue.sources()::containsKey);
    Map<String, Duration> ages =
        catalogue.sources().values().stream()
            .filter(source -> source.oldest() != null)
            .collect(Collectors.toMap(Source::key, source -> source.oldest()));
    assertThat(ages)
        .isEqualTo(
            Map.of(
                "restore-test", Duration.ofDays(30),
                "drill", Duration.ofDays(90),
                "secret-scan", Duration.ofDays(30)));
  }

  @Test
  void textsAndKeysFitWhereTheyGo() {
    assertThat(Catalogue.shipped().lines())
        .allMatch(line -> line.text().length() <= 120 && line.key().matches("[a-z.-]{1,60}"))
        .allMatch(line -> line.ask() == null || line.ask().length() <= 150);
    assertThat(Catalogue.shipped().sectionKeys()).endsWith("own").doesNotHaveDuplicates();
    assertThat(Catalogue.shipped().title("pre-launch")).isEqualTo("Before launch");
    assertThat(Catalogue.shipped().title("own")).isEqualTo("Our own");
  }

  @Test
  void whatAnItemNeedsReadsBothWays() {
    for (String words : List.of("manual", "smoke or-manual", "dns http", "header manual")) {
      Needs needs = Needs.of(List.of(words.split(" ", -1)));
      assertThat(Needs.of(needs.words())).isEqualTo(needs);
    }
    assertThat(
            Arrays.asList("manual", "smoke or-manual", "dns http", "header manual").stream()
                .map(words -> Needs.of(List.of(words.split(" ", -1))).hand()))
        .containsExactly(
            Needs.Hand.ALONE, Needs.Hand.EITHER, Needs.Hand.STANDS_IN, Needs.Hand.BESIDE);
  }

  private static Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("critical-paths", 6);
    counts.put("pre-launch", 10);
    counts.put("speed", 5);
    counts.put("production-config", 6);
    counts.put("visibility", 5);
    counts.put("data-safety", 5);
    counts.put("rollback", 6);
    counts.put("domain-edge", 8);
    counts.put("deployment", 5);
    counts.put("performance", 5);
    counts.put("observability", 5);
    counts.put("email", 5);
    counts.put("handover", 3);
    counts.put("support", 3);
    return counts;
  }
}
