package launchbot.jobs.scan;

import java.util.List;

/**
 * Rules, and what is allowed whatever the rule.
 *
 * @param digest tells one set of rules from another: what was read with others is read again
 */
record Rules(List<Rule> rules, List<Allowlist> allowlists, String digest) {

  Rules {
    rules = List.copyOf(rules);
    allowlists = List.copyOf(allowlists);
  }

  /** Our own. */
  static Rules own() {
    return OwnRules.RULES;
  }

  /** Whether no rule looks at that place. */
  boolean skips(Place place) {
    return allowlists.stream()
        .anyMatch(allowed -> allowed.rules().isEmpty() && allowed.skips(place));
  }
}
