package launchbot.bot.sprint;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.launch.Launch;
import launchbot.sprint.BuiltInPlans;
import launchbot.sprint.KeptPlan;
import launchbot.sprint.Plan;
import org.jspecify.annotations.Nullable;

/** The form that begins a sprint. */
final class StartForm implements Modal {
  static final String CALLBACK = "sprint_start";
  static final String NAME = "name";
  static final String PLAN = "plan";
  static final String LAUNCH_DATE = "launch_date";
  static final String DAY_ONE = "day_one";
  static final String DAY_OFF = "day_off";
  static final String ZONE = "zone";
  static final String WEEKENDS = "weekends";
  private static final String KEEP = "keep";
  private static final String WORKED = "worked";
  private static final int PLANS = 100;

  private final Starting starting;

  StartForm(Starting starting) {
    this.starting = starting;
  }

  /**
   * @param launch null where the channel has none
   * @param plans at least one
   * @param typed what was typed already
   */
  static View view(
      String channel,
      @Nullable Launch launch,
      List<KeptPlan> plans,
      ZoneId zone,
      boolean weekends,
      StartRequest typed) {
    List<OptionObject> options =
        plans.stream().limit(PLANS).map(kept -> option(kept.plan())).toList();
    String wanted = typed.plan() == null ? BuiltInPlans.DEFAULT : typed.plan();
    OptionObject first =
        options.stream()
            .filter(option -> option.getValue().equals(wanted))
            .findFirst()
            .orElse(options.getFirst());
    String known = launch == null || launch.name().equals(Starting.UNNAMED) ? null : launch.name();
    LocalDate date =
        typed.launchDate() != null || launch == null ? typed.launchDate() : launch.launchDate();
    OptionObject off = Blocks.option("Saturdays and Sundays are days off", "off");
    OptionObject worked = Blocks.option("We work on weekends too", WORKED);
    OptionObject next = Blocks.option("Take the next working day", "next");
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Forms.input(
            NAME,
            "What is launched?",
            null,
            true,
            Forms.text(typed.name() == null ? known : typed.name(), "Checkout 2", 80, false)));
    blocks.add(Forms.input(PLAN, "Plan", null, false, Forms.select(first, options)));
    blocks.add(Forms.input(LAUNCH_DATE, "Launch on", "Can follow later", true, Forms.day(date)));
    blocks.add(
        Forms.input(
            DAY_ONE,
            "Day 1",
            "Empty: laid so that the plan ends at the launch; without one as soon as can be",
            true,
            Forms.day(null)));
    blocks.add(
        Forms.input(
            DAY_OFF,
            "If day 1 is a day off",
            null,
            false,
            Forms.select(next, List.of(next, Blocks.option("Begin on it all the same", KEEP)))));
    blocks.add(
        Forms.input(
            ZONE,
            "Time zone",
            "Where days begin and end: a region and a city",
            false,
            Forms.text(Zones.name(zone), "Europe/Berlin", 60, false)));
    blocks.add(
        Forms.input(
            WEEKENDS,
            "Weekends",
            null,
            false,
            Forms.select(weekends ? worked : off, List.of(off, worked))));
    return Forms.modal(CALLBACK, "Start a sprint", "Start it", EndForms.metadata(channel), blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    String typed = Optional.ofNullable(submission.value(ZONE)).orElse("");
    Optional<ZoneId> zone = Zones.of(typed);
    if (zone.isEmpty()) {
      List<String> near = Zones.near(typed, 3);
      return error(
          ZONE,
          near.isEmpty()
              ? "I know no such time zone. Type a region and a city, such as Europe/Berlin."
              : "I know no such time zone. Did you mean %s?".formatted(String.join(" or ", near)));
    }
    var request =
        new StartRequest(
            Forms.visible(submission.value(NAME)),
            submission.value(PLAN),
            date(submission, LAUNCH_DATE),
            date(submission, DAY_ONE),
            KEEP.equals(submission.value(DAY_OFF)),
            zone.get(),
            WORKED.equals(submission.value(WEEKENDS)));
    return switch (starting.start(submission.visit(), request)) {
      case Starting.Started(var card) -> new Submitted.Close(card);
      case Starting.Refused(String field, String why) -> error(field, Forms.unformatted(why));
    };
  }

  private static Submitted error(String field, String why) {
    return new Submitted.Errors(Map.of(field, why));
  }

  private static @Nullable LocalDate date(Submission submission, String block) {
    String chosen = submission.value(block);
    return chosen == null ? null : Forms.date(chosen);
  }

  private static OptionObject option(Plan plan) {
    return Blocks.option(
        "%s: %s, %d %s"
            .formatted(
                plan.key(),
                plan.name(),
                plan.days().size(),
                plan.days().size() == 1 ? "day" : "days"),
        plan.key());
  }
}
