package launchbot.bot.status;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import launchbot.bot.launch.Progress;
import launchbot.bot.launch.StatusLine;
import launchbot.bot.launch.Upcoming;
import launchbot.launch.Launch;
import launchbot.readiness.Reason;
import launchbot.sprint.Sprint;
import launchbot.triage.Severity;
import launchbot.triage.Trend;

/**
 * The status for scripts; {@code docs/status.md} describes it. Keys are added, never renamed or
 * taken away; what does not apply is null.
 */
final class StatusJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private StatusJson() {}

  static String of(Situation situation) {
    var json = new JsonObject();
    json.addProperty("version", 1);
    json.addProperty("at", situation.at().toString());
    json.add("launch", launch(situation.launch()));
    json.add("sprint", sprint(situation));
    json.addProperty("verdict", situation.readiness().call().name());
    json.add("reasons", reasons(situation));
    json.add("triage", triage(situation));
    json.add("checklist", checklist(situation));
    var lines = new JsonObject();
    for (StatusLine line : situation.lines()) {
      lines.addProperty(line.key(), line.words());
    }
    json.add("lines", lines);
    var waiting = new JsonObject();
    situation.waiting().forEach(one -> waiting.addProperty(one.person(), one.count()));
    json.add("waiting", waiting);
    Upcoming next = situation.next();
    JsonObject upcoming = null;
    if (next != null) {
      upcoming = new JsonObject();
      upcoming.addProperty("day", next.day().toString());
      upcoming.addProperty("words", next.words());
    }
    json.add("next", upcoming);
    return GSON.toJson(json);
  }

  private static JsonObject launch(Launch launch) {
    var json = new JsonObject();
    json.addProperty("id", launch.id());
    json.addProperty("name", launch.name());
    json.addProperty("channel", launch.channel());
    json.addProperty("zone", launch.zone().getId());
    var date = launch.launchDate();
    json.addProperty("date", date == null ? null : date.toString());
    json.addProperty("lead", launch.lead());
    return json;
  }

  private static @org.jspecify.annotations.Nullable JsonObject sprint(Situation situation) {
    Situation.Running running = situation.sprint();
    if (running == null) {
      return null;
    }
    Sprint sprint = running.sprint();
    var json = new JsonObject();
    json.addProperty("plan", sprint.plan().key());
    json.addProperty("state", sprint.state().key());
    Integer day = situation.day().isPresent() ? situation.day().getAsInt() : null;
    json.addProperty("day", day);
    json.addProperty("days", sprint.length());
    json.addProperty("focus", day == null ? null : sprint.day(day).focus());
    json.addProperty("first", running.days().first().toString());
    json.addProperty("last", running.days().last().toString());
    return json;
  }

  private static JsonArray reasons(Situation situation) {
    var all = new JsonArray();
    for (Reason reason : situation.readiness().reasons()) {
      var json = new JsonObject();
      json.addProperty("weight", reason.weight().name());
      json.addProperty("kind", reason.kind());
      json.addProperty("words", reason.words());
      json.addProperty("command", "/" + reason.command());
      json.addProperty("who", reason.who());
      all.add(json);
    }
    return all;
  }

  private static JsonObject triage(Situation situation) {
    var open = new JsonObject();
    for (Severity severity : Severity.values()) {
      open.addProperty(severity.key(), situation.tally().open(severity));
    }
    Trend trend = situation.trend();
    var since = new JsonObject();
    since.addProperty("opened", trend.opened());
    since.addProperty("fixed", trend.fixed());
    since.addProperty("movedOut", trend.movedOut());
    since.addProperty("atLeast", trend.atLeast());
    var json = new JsonObject();
    json.add("open", open);
    json.addProperty("toVerify", situation.tally().toVerify());
    json.addProperty("closed", situation.tally().closed());
    json.add("sinceYesterday", since);
    return json;
  }

  private static JsonArray checklist(Situation situation) {
    var all = new JsonArray();
    for (Progress progress : situation.progress()) {
      var json = new JsonObject();
      json.addProperty("section", progress.section());
      json.addProperty("done", progress.done());
      json.addProperty("total", progress.total());
      all.add(json);
    }
    return all;
  }
}
