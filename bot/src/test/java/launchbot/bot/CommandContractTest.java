package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.SlackEdge;
import launchbot.checklist.ChecklistStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.people.Role;
import launchbot.sandbox.Answer;
import launchbot.sandbox.BlockKitRules;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.Surface;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Draft;
import launchbot.triage.EntryStore;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import launchbot.triage.Standing;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * What holds for every command, whatever is typed behind it and whatever its buttons and forms
 * bring back: there is an answer that Slack shows, nothing is saved that nobody asked for, nobody
 * is pinged, no link hides where it leads, and nothing of another workspace is seen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandContractTest {
  private static final String OTHER = "T0OTHER001";
  private static final String[] SAVED = {"entry", "history", "launch", "outbox", "go_call"};

  /** The first words of each command; one that is not listed here fails the test. */
  private static final Map<String, List<String>> FIRST_WORDS =
      Map.of(
          "/triage",
          List.of(
              "", "help", "add", "list", "mine", "show", "history", "edit", "set", "assign", "take",
              "due", "rank", "start", "fix", "verify", "reopen", "wontfix", "dup", "move", "pull",
              "delete", "restore", "undo", "export", "import"),
          "/probe",
          List.of(
              "",
              "help",
              "add",
              "list",
              "show",
              "run",
              "edit",
              "rename",
              "pause",
              "resume",
              "remove",
              "restore",
              "history",
              "mail",
              "heartbeat",
              "errors",
              "routes",
              "route",
              "oncall",
              "test-alert",
              "audit",
              "own",
              "smoke",
              "perf",
              "secret",
              "scan",
              "maintenance",
              "apply",
              "export"),
          "/rollback",
          List.of(
              "",
              "help",
              "plan",
              "lint",
              "features",
              "switch",
              "now",
              "list",
              "show",
              "approve",
              "refuse",
              "break-glass",
              "step",
              "steps",
              "verify",
              "drill",
              "lessons",
              "review",
              "check",
              "start",
              "close",
              "abort",
              "criteria",
              "reading"),
          "/incident",
          List.of(
              "",
              "help",
              "open",
              "drill",
              "list",
              "show",
              "investigating",
              "identified",
              "monitoring",
              "resolve",
              "rolled-back",
              "false-alarm",
              "reopen",
              "merge",
              "severity",
              "feels",
              "began",
              "settings",
              "lead",
              "speak",
              "repair",
              "role",
              "update",
              "summary",
              "timeline",
              "note",
              "report",
              "room",
              "thread",
              "template",
              "notice",
              "say",
              "correct",
              "customers",
              "goodwill",
              "postmortem",
              "reports",
              "figures"),
          "/launch",
          List.of(
              "",
              "help",
              "status",
              "go",
              "decisions",
              "history",
              "standup",
              "nags",
              "snooze",
              "check",
              "restore-test",
              "freeze",
              "hook",
              "path",
              "prompts",
              "settings",
              "start",
              "days",
              "shift",
              "pause",
              "resume",
              "extend",
              "stop",
              "role",
              "plan",
              "date",
              "rename",
              "zone",
              "archive",
              "page",
              "board",
              "handover",
              "subscribers",
              "runbook",
              "env",
              "access",
              "contacts",
              "doctor",
              "release",
              "releases"));

  /** Whatever stands behind these is meant: any text is a name. */
  private static final Set<String> FREE_TEXT = Set.of("rename");

  private final TestDatabase database = TestDatabase.fresh();
  private final Rows rows = new Rows(database);
  private final ListAppender<ILoggingEvent> failures = new ListAppender<>();
  private long otherLaunch;
  private Wire wire;

  @BeforeAll
  void open() {
    var errors = new ThresholdFilter();
    errors.setLevel("ERROR");
    errors.start();
    failures.addFilter(errors);
    failures.start();
    entrance().addAppender(failures);
    otherLaunch = anotherWorkspaceWithSevenEntries();
    wire = Wire.open(database.url(), InstantSource.system());
    // Ours has two: every other number is either nobody's or theirs.
    ada().commandAsSent(Cast.LAUNCH, "/triage add Signup hangs | Nobody gets in !blocker");
    ben().commandAsSent(Cast.LAUNCH, "/triage add Logo is blurred | Looks cheap !low");
    Awaitility.await().until(() -> wire.slack().messages(Cast.LAUNCH).size() == 2);
    // Looking at it is what begins it; the items' ids up to 77 are those of the other workspace.
    ada().commandAsSent(Cast.LAUNCH, "/launch check");
  }

  /** Private messages come after the answer; a failure of ours is noticed where it happens. */
  @AfterEach
  void nothingFailed() {
    List<String> failed = failures.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    failures.list.clear();
    assertThat(failed).isEmpty();
  }

  @AfterAll
  void close() {
    entrance().detachAppender(failures);
    wire.close();
    database.close();
  }

  static Stream<Command.Declaration> commands() {
    return Registry.COMMANDS.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpSaysWhatCanBeTyped(Command.Declaration command) {
    String help = fine(ada(), command.name() + " help").shown();
    for (String word : firstWords(command)) {
      if (!List.of("help", "take", "rank").contains(word)) {
        assertThat(help).as("help of " + command.name()).contains(word);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void theBareFormIsAMenuWithHelpInIt(Command.Declaration command) {
    Answer bare = fine(ada(), command.name());
    assertThat(bare.shown()).containsIgnoringCase("help");
    assertThat(String.valueOf(bare.message())).contains("\"type\":\"button\"");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whateverIsTypedIsAnsweredAndSavesNothing(Command.Declaration command) {
    for (String first : firstWords(command)) {
      if (FREE_TEXT.contains(first)) {
        continue;
      }
      for (String words : Awkward.WORDS) {
        int before = rows.count(SAVED);
        fine(ada(), "%s %s %s".formatted(command.name(), first, words));
        assertThat(rows.count(SAVED)).as("%s %.60s", first, words).isEqualTo(before);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void numbersOfAnotherWorkspaceAreNobodysHere(Command.Declaration command) {
    for (String first : firstWords(command)) {
      int before = rows.count(SAVED);
      for (String number : List.of("7", "#7", "3 of 7", "1 of 7", "7 of 1", "7 medium tomorrow")) {
        if (!first.isEmpty() && !FREE_TEXT.contains(first) && !number.startsWith("1")) {
          fine(ada(), "%s %s %s".formatted(command.name(), first, number));
        }
      }
      assertThat(rows.count(SAVED)).as(first).isEqualTo(before);
    }
    assertThat(fine(ada(), "/triage show 7").shown()).contains("There is no #7");
    assertThat(fine(ada(), "/triage history 7").shown()).contains("There is no #7");
    assertThat(fine(ada(), "/triage dup 1 of 7").shown()).contains("There is no #7");
    assertThat(fine(ada(), "/triage list all \"number 7\"").shown()).contains("Nothing fits");
  }

  @Test
  void whoIsNobodyGetsNothingToDo() {
    int before = rows.count("entry", "history");
    for (String words :
        List.of(
            "assign 1 <@U0NOBODY01>",
            "set 1 owner <@U0NOBODY01>",
            "move 1 medium tomorrow <@U0NOBODY01>",
            "add Mail is late | Resets take hours !high <@U0NOBODY01>")) {
      fine(ada(), "/triage " + words);
    }
    assertThat(rows.count("entry", "history")).isEqualTo(before);
  }

  /** Here it is meant: a title may be anything, and it comes out as what was typed. */
  @Test
  void whatIsSavedOnPurposeIsShownAsText() {
    fine(ada(), "/triage add Words to be replaced | Somebody is hurt !blocker");
    for (String words : Awkward.WORDS) {
      fine(ada(), "/triage set 3 title " + words);
      fine(ada(), "/triage set 3 impact " + words);
      fine(ada(), "/triage set 3 workaround " + words);
      fine(ada(), "/triage set 3 tags " + words);
      fine(ada(), "/triage set 3 severity " + words);
      fine(ada(), "/triage wontfix 3 " + words);
      fine(ada(), "/triage reopen 3 " + words);
      for (String look : List.of("show 3", "history 3", "edit 3", "list", "list " + words, "")) {
        fine(ada(), "/triage " + look);
      }
    }
    fine(ada(), "/triage delete 3");
    for (String words : Awkward.WORDS) {
      fine(ada(), "/launch rename " + words);
      fine(ada(), "/launch");
      fine(ada(), "/launch role");
      fine(ada(), "/launch archive");
    }
    fine(ada(), "/launch rename Launch");
  }

  @Test
  void whateverAButtonBringsIsAnsweredClearlyAndSavesNothing() {
    List<String> values = new ArrayList<>(Awkward.VALUES);
    values.add("0/" + otherLaunch + "/all");
    values.add(otherLaunch + "/all//0");
    values.add(otherLaunch + "/section/x/0");
    values.add("remove 7");
    values.add("--id=7 --remove=7");
    values.add("7/C0LAUNCH01/1732000100.000100/U0ADA00001");
    values.add(
        "{\"channel\":\"C0LAUNCH01\",\"launch\":%d,\"alike\":true,\"draft\":{\"t\":\"Forged\",\"s\":\"blocker\",\"i\":\"x\"}}"
            .formatted(otherLaunch));
    for (String action :
        List.of(
            "triage_add",
            "triage_complete",
            "triage_save",
            "triage_save_in:" + otherLaunch,
            "triage_save_here",
            "triage_list",
            "triage_mine",
            "triage_help",
            "triage_page_back",
            "triage_page_next",
            "triage_list_of:x",
            "triage_to_verify",
            "triage_row:0/1/high",
            "triage_row:x",
            "triage_row:",
            "triage_more",
            "triage_assign:1",
            "triage_assign:x",
            "triage_assign",
            "triage_start",
            "triage_fix",
            "triage_verify",
            "triage_reopen",
            "triage_take",
            "triage_show",
            "triage_",
            "triage_xyzzy",
            "triage_:",
            "triage_wontfix",
            "triage_dup",
            "triage_move",
            "triage_pull",
            "triage_edit",
            "triage_close",
            "sprint_with",
            "sprint_stop_now",
            "sprint_archive_now",
            "sprint_",
            "sprint_xyzzy",
            "launch_do:days",
            "launch_do:plan",
            "launch_do:role",
            "launch_do:status",
            "launch_do:go",
            "check_overview",
            "check_help",
            "check_add",
            "check_more",
            "check_page_next",
            "check_page_section",
            "check_show",
            "check_history",
            "check_done",
            "check_na",
            "check_waive",
            "check_edit",
            "check_reopen",
            "check_take",
            "check_require",
            "check_unrequire",
            "check_remove",
            "check_restore",
            "check_grant",
            "check_decline",
            "check_assign",
            "check_due",
            "check_",
            "check_xyzzy",
            "status_show",
            "status_post",
            "status_pin",
            "status_json",
            "status_reasons",
            "status_history",
            "status_xyzzy",
            "go_show",
            "go_ask",
            "go_yes",
            "go_no",
            "go_over",
            "go_override:7",
            "go_override",
            "go_withdraw",
            "go_xyzzy",
            "home_xyzzy",
            "nudge_snooze:1h",
            "nudge_snooze:x",
            "nudge_stop",
            "nudge_yes:backup",
            "nudge_standup",
            "nudge_held:x",
            "nudge_",
            "nudge_xyzzy",
            "freeze_approve",
            "freeze_refuse",
            "freeze_xyzzy",
            "path_pass",
            "path_walk",
            "path_share",
            "path_xyzzy",
            "probe_do",
            "probe_do:add",
            "probe_do:list",
            "probe_do:show",
            "probe_do:run",
            "probe_do:edit",
            "probe_do:pause",
            "probe_do:resume",
            "probe_do:remove",
            "probe_do:restore",
            "probe_do:history",
            "probe_do:xyzzy",
            "probe_do:heartbeat",
            "probe_do:errors",
            "probe_do:routes",
            "probe_do:oncall",
            "opening_open",
            "opening_split:1",
            "opening_reopen",
            "opening_anew",
            "opening_monitor",
            "opening_resolve",
            "opening_not_yet",
            "crew_send",
            "crew_snooze_15",
            "crew_snooze_30",
            "crew_snooze_60",
            "crew_stop",
            "incident_do:lead",
            "incident_do:role",
            "incident_do:update",
            "alarm_take",
            "alarm_snooze_30",
            "alarm_snooze_120",
            "alarm_maintain",
            "alarm_triage",
            "alarm_",
            "alarm_xyzzy",
            "incident_mark_in:7",
            "incident_mark_",
            "incident_do:timeline:later",
            "incident_do:note",
            "incident_do:report:7",
            "notice_ask",
            "notice_approve",
            "notice_alone",
            "notice_change",
            "notice_correct",
            "notice_withdraw",
            "notice_again",
            "notice_",
            "notice_xyzzy",
            "incident_do:notice",
            "incident_do:say",
            "incident_card_sure:sev1",
            "incident_card_sure:sev9",
            "incident_card_same:7",
            "incident_card_cancel",
            "incident_card_",
            "incident_words_identified:open",
            "incident_words_began:open",
            "incident_more",
            "incident_do",
            "incident_do:resolve",
            "incident_do:feels",
            "incident_do:merge",
            "incident_do:xyzzy",
            "incident_do:figures csv",
            "incident_do:room archive",
            "incident_do:room keep",
            "incident_do:thread",
            "audit_add:0",
            "audit_xyzzy",
            "probe_do:maintenance",
            "probefile_apply",
            "probefile_xyzzy",
            "rollback_do:now",
            "rollback_do:show",
            "rollback_do:approve",
            "rollback_do:refuse",
            "rollback_do:break-glass",
            "rollback_do:check:data",
            "rollback_do:start",
            "rollback_do:close",
            "rollback_do:abort",
            "rollback_do:step:2-done",
            "rollback_do:verify",
            "rollback_do:drill",
            "rollback_do:lessons",
            "prompt_have:forms",
            "prompt_look:xyzzy",
            "prompt_show",
            "prompt_",
            "postmortem_do:show",
            "postmortem_do:draft",
            "postmortem_do:edit:summary",
            "postmortem_do:edit:xyzzy",
            "postmortem_do:take:impact",
            "postmortem_do:file",
            "postmortem_do:hand-in",
            "postmortem_do:action",
            "postmortem_do:publish",
            "postmortem_do:public",
            "postmortem_do:withdraw",
            "postmortem_owner:7",
            "postmortem_owner:x",
            "postmortem_",
            "postmortem_xyzzy")) {
      int before = rows.count(SAVED);
      for (String value : values) {
        assertThat(wire.interact(wire.press(action, value)).statusCode())
            .as("%s %s", action, value)
            .isEqualTo(200);
      }
      assertThat(rows.count(SAVED)).as(action).isEqualTo(before);
    }
    everybodySawOnlyWhatIsFine();
  }

  @Test
  void whateverAFormBringsIsAnsweredClearlyAndSavesNothing() {
    List<String> values = new ArrayList<>(Awkward.VALUES);
    values.add(
        "{\"channel\":\"C0LAUNCH01\",\"number\":1,\"version\":1,\"launch\":" + otherLaunch + "}");
    values.add("{\"channel\":\"C0LAUNCH01\",\"id\":7}");
    values.add("{\"channel\":\"C0LAUNCH01\",\"id\":7,\"word\":\"--id=7\"}");
    values.add(
        "{\"channel\":\"C0LAUNCH01\",\"once\":\"x\",\"told\":\"Forged\",\"launch\":"
            + otherLaunch
            + "}");
    values.add("{\"channel\":\"C0LAUNCH01\",\"id\":" + otherLaunch + "}");
    values.add("{\"channel\":\"C0LAUNCH01\",\"id\":7,\"word\":\"pass\"}");
    values.add(
        "{\"channel\":\"C0LAUNCH01\",\"launch\":%d,\"moment\":\"outage\"}".formatted(otherLaunch));
    for (String callback :
        List.of(
            "triage_add",
            "triage_edit",
            "triage_conflict",
            "triage_move",
            "triage_close",
            "triage_import",
            "check_done",
            "check_na",
            "check_waive",
            "check_edit",
            "check_add",
            "check_restore",
            "go_reason",
            "launch_settings",
            "incident_update",
            "launch_freeze_except",
            "launch_freeze_refuse",
            "rollback_switch_off",
            "probe_secret",
            "probe_smoke",
            "probe_perf",
            "scan_dismiss",
            "path_result",
            "path_edit",
            "sprint_start",
            "sprint_extend",
            "sprint_stop",
            "sprint_plan",
            "incident_open",
            "incident_settings",
            "notice_write",
            "notice_template",
            "incident_words_identified",
            "incident_words_resolve",
            "incident_words_severity",
            "incident_words_feels",
            "incident_words_began",
            "probe_these",
            "probe_edit",
            "page_edit",
            "probe_file",
            "rollback_reason",
            "rollback_plan",
            "rollback_plan_step",
            "rollback_chain",
            "rollback_criteria",
            "rollback_feature",
            "rollback_step_note",
            "rollback_well",
            "rollback_lessons",
            "postmortem_section",
            "postmortem_hand_in",
            "postmortem_action",
            "postmortem_publish",
            "postmortem_public",
            "launch_runbook",
            "launch_env_add",
            "launch_access_system",
            "launch_contact",
            "launch_release",
            "launch_release_notes",
            "launch_release_secret",
            "go_reason")) {
      int before = rows.count(SAVED);
      for (String metadata : values) {
        for (String state :
            List.of("", "xyzzy", "7", "worst", "99999999999999999999", "<!channel>")) {
          var answer = wire.interact(form(callback, metadata, state));
          assertThat(answer.statusCode()).as("%s %s %s", callback, metadata, state).isEqualTo(200);
          assertThat(answer.body())
              .as("%s %s %s", callback, metadata, state)
              .doesNotContain("went wrong", "Quince", "<!channel>");
        }
      }
      assertThat(rows.count(SAVED)).as(callback).isEqualTo(before);
    }
    everybodySawOnlyWhatIsFine();
  }

  private JsonObject form(String callback, String metadata, String state) {
    JsonObject payload = wire.interaction("view_submission");
    JsonObject view = Wire.object("id", "V0FORGED01", "hash", metadata.hashCode() + "." + state);
    view.addProperty("type", "modal");
    view.addProperty("callback_id", callback);
    view.addProperty("private_metadata", metadata);
    var values = new JsonObject();
    var blocks = new JsonArray();
    for (String block :
        List.of(
            "title",
            "severity",
            "impact",
            "owner",
            "due",
            "workaround",
            "tags",
            "launch",
            "reason",
            "duplicate",
            "pasted",
            "proof",
            "until",
            "text",
            "section",
            "required",
            "who",
            "backup",
            "age",
            "took",
            "worked",
            "what",
            "note",
            "outcome",
            "hours",
            "morning",
            "evening",
            "standup",
            "weekends",
            "country",
            "days-off",
            "cap",
            "typed",
            "name",
            "plan",
            "zone",
            "days",
            "secret_value",
            "smoke_target",
            "smoke_steps",
            "smoke_proves",
            "perf_target",
            "perf_routes",
            "perf_headers",
            "feels",
            "since",
            "said",
            "channel",
            "opens")) {
      JsonObject input = Wire.object("type", "plain_text_input", "action_id", "value");
      input.addProperty("value", state);
      var byAction = new JsonObject();
      byAction.add("value", input);
      values.add(block, byAction);
      JsonObject shown = Wire.object("type", "input", "block_id", block);
      shown.add("element", Wire.object("type", "plain_text_input", "action_id", "value"));
      blocks.add(shown);
    }
    var all = new JsonObject();
    all.add("values", values);
    view.add("state", all);
    view.add("blocks", blocks);
    payload.add("view", view);
    return payload;
  }

  /** Types it, and checks what holds for every answer. */
  private Answer fine(SandboxPerson person, String line) {
    Answer answer = person.commandAsSent(Cast.LAUNCH, line);
    String what = line.substring(0, Math.min(80, line.length()));
    assertThat(answer.error()).as(what).isNull();
    JsonObject message = answer.message();
    JsonObject view = answer.openedView();
    assertThat(message != null || view != null).as("something is said to " + what).isTrue();
    if (message != null) {
      assertThat(BlockKitRules.problems(answer.blocks(), Surface.MESSAGE)).as(what).isEmpty();
      check(what, message);
    }
    if (view != null) {
      assertThat(BlockKitRules.problems(view.get("blocks"), Surface.MODAL)).as(what).isEmpty();
      check(what, view);
      person.close();
    }
    return answer;
  }

  private void everybodySawOnlyWhatIsFine() {
    wire.slack().ephemerals(Cast.ADA, Cast.LAUNCH).forEach(m -> check("a private message", m));
    wire.slack().messages(Cast.LAUNCH).forEach(m -> check("a message", m));
    // The wire invents its triggers, so no form opens; what is said instead was looked at above.
    // Whoever is named in a form is asked for, and one of those people does not exist.
    assertThat(wire.slack().rejected())
        .filteredOn(rejection ->
            !List.of("invalid_trigger_id", "user_not_found").contains(rejection.error()))
        .isEmpty();
  }

  private void check(String what, JsonElement shown) {
    assertThat(shown.toString()).as(what).doesNotContain("went wrong", "Quince", "U0MALLORY1");
    for (String text : marked(shown)) {
      assertThat(text)
          .as(what)
          .doesNotContainPattern("<!(?!date\\^)")
          .doesNotContainPattern("<(?:https?:)?//evil")
          .doesNotContain("<#C0OTHER001>");
    }
  }

  /** Every text in which Slack looks for mentions and links. */
  private static List<String> marked(JsonElement from) {
    List<String> texts = new ArrayList<>();
    switch (from) {
      case JsonArray list -> list.forEach(one -> texts.addAll(marked(one)));
      case JsonObject object -> {
        boolean plain =
            object.get("type") instanceof JsonPrimitive type
                && type.getAsString().equals("plain_text");
        for (var field : object.entrySet()) {
          if (field.getValue() instanceof JsonPrimitive text) {
            if (field.getKey().equals("text") && !plain) {
              texts.add(text.getAsString());
            }
          } else {
            texts.addAll(marked(field.getValue()));
          }
        }
      }
      default -> {
        // numbers and flags
      }
    }
    return texts;
  }

  private static List<String> firstWords(Command.Declaration command) {
    return Objects.requireNonNull(
        FIRST_WORDS.get(command.name()), "list the first words of " + command.name());
  }

  private static Logger entrance() {
    return (Logger) LoggerFactory.getLogger(SlackEdge.class);
  }

  private SandboxPerson ada() {
    return wire.slack().as(Cast.ADA);
  }

  private SandboxPerson ben() {
    return wire.slack().as(Cast.BEN);
  }

  private long anotherWorkspaceWithSevenEntries() {
    Instant now = Instant.now();
    new WorkspaceStore(database.ledger())
        .connect(new Workspace(OTHER, "Quince", "U0OTHERBOT"), now);
    return database
        .ledger()
        .write(
            new Cause(OTHER, Actor.person("U0MALLORY1"), now, null),
            tx -> {
              var launch = LaunchStore.start(tx, "C0OTHER001", "Quince", ZoneOffset.UTC);
              for (int i = 1; i <= 7; i++) {
                Draft draft =
                    Draft.of("Quince number " + i)
                        .withSeverity(Severity.BLOCKER)
                        .withImpact("Quince");
                var who = new Standing("U0MALLORY1", Role.LEAD, 1);
                var complete =
                    (Intake.Complete) Intake.judge(draft, who, LocalDate.of(2026, 1, 1), null);
                EntryStore.add(tx, complete, launch.id());
              }
              ChecklistStore.start(tx, launch.id(), Set.of());
              return launch.id();
            });
  }
}
