package launchbot.bot.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bot scopes that the manifest asks for, and what does not work without each. */
public final class Scopes {
  private static final String WHERE =
      " Add it under OAuth & Permissions › Scopes › Bot Token Scopes, then Reinstall to Workspace.";

  private static final Map<String, String> NEEDED = new LinkedHashMap<>();

  static {
    NEEDED.put("commands", "/triage and \"Add to triage\" do not exist");
    NEEDED.put("chat:write", "nothing can be said in any channel");
    NEEDED.put("chat:write.public", "each public channel has to invite the bot before it can post");
    NEEDED.put("app_mentions:read", "\"@launchbot triage …\" is not heard in threads");
    NEEDED.put("users:read", "members cannot be told from guests, so everybody counts as a guest");
    String lost = "a message whose delivery is uncertain cannot be looked up in ";
    String edits = ", and marked messages there are kept without their words";
    NEEDED.put("channels:history", lost + "public channels" + edits);
    NEEDED.put("groups:history", lost + "private channels" + edits);
    NEEDED.put("channels:read", "nobody is told that a public channel was archived");
    NEEDED.put("groups:read", "nobody is told that a private channel was archived");
    NEEDED.put("channels:manage", "the worst incidents get no channel of their own");
    NEEDED.put("im:history", lost + "direct messages");
    NEEDED.put("im:write", "files cannot be handed out as direct messages");
    NEEDED.put("reactions:read", "messages cannot be put into a timeline with a pin");
    NEEDED.put(
        "reactions:write", "a message that was put into a timeline is not answered with a tick");
    NEEDED.put("pins:write", "the list cannot be pinned in its channel");
    NEEDED.put("files:read", "an import cannot read its file");
    NEEDED.put("files:write", "an export cannot be handed out");
  }

  private Scopes() {}

  public static Set<String> needed() {
    return NEEDED.keySet();
  }

  /**
   * @param granted those that the token has
   */
  static List<Finding> check(Set<String> granted) {
    List<Finding> findings = new ArrayList<>();
    NEEDED.forEach((scope, without) ->
        findings.add(
            granted.contains(scope)
                ? Finding.fine("scope " + scope, "granted")
                : Finding.fault("scope " + scope, "missing: without it " + without + "." + WHERE)));
    granted.stream()
        .filter(scope -> !NEEDED.containsKey(scope))
        .sorted()
        .forEach(scope ->
            findings.add(
                Finding.note(
                    "scope " + scope,
                    "granted, but nothing here uses it; it may be taken away under OAuth &"
                        + " Permissions")));
    return findings;
  }
}
