package launchbot.bot.nudge;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.bot.slack.Card;
import launchbot.nudge.Kind;
import launchbot.nudge.Nudge;
import launchbot.nudge.NudgeStore;
import launchbot.nudge.Nudges;
import launchbot.nudge.Past;
import launchbot.outbox.Message;

/**
 * Says what is to be said: asks the rule about each reminder, keeps that it was told, and makes one
 * message of those of a kind, all in the transaction of the scene.
 */
final class Telling {
  private static final Duration CALM = Duration.ofSeconds(5);

  private final Scene scene;
  private final boolean endOnly;

  Telling(Scene scene) {
    this(scene, false);
  }

  private Telling(Scene scene, boolean endOnly) {
    this.scene = scene;
    this.endOnly = endOnly;
  }

  /**
   * Ends what was told often enough and tells the lead so, at an hour of the lead's: that may be
   * night where the others are, who heard of it in their own morning.
   */
  static void end(Scene scene, List<Say> says) {
    new Telling(scene, true).tell(says);
  }

  private record Group(Kind kind, String recipient) {}

  /** Returns those that were told by a message of their own. */
  List<Nudge> tell(List<Say> says) {
    Map<Group, List<Say>> groups = new LinkedHashMap<>();
    for (Say say : says) {
      groups
          .computeIfAbsent(
              new Group(say.nudge().kind(), say.nudge().recipient()), _ -> new ArrayList<>())
          .add(say);
    }
    if (groups.isEmpty()) {
      return List.of();
    }
    var pasts =
        NudgeStore.pasts(
            scene.sql(),
            scene.launch().id(),
            says.stream().map(say -> say.nudge().subject()).toList());
    List<Nudge> told = new ArrayList<>();
    groups.forEach((group, some) -> told.addAll(tell(group, some, pasts)));
    return told;
  }

  private List<Nudge> tell(Group group, List<Say> says, Map<NudgeStore.Key, Past> pasts) {
    ZoneId zone = says.getFirst().zone();
    LocalDate saidOn = scene.saidOn(zone);
    long launch = scene.launch().id();
    boolean direct = group.kind().direct();
    var moment =
        new Nudges.Moment(
            scene.scheduled(),
            scene.days(zone),
            scene.late(),
            direct && NudgeStore.off(scene.sql(), group.recipient()),
            direct ? 0 : NudgeStore.messages(scene.sql(), launch, group.recipient(), saidOn),
            direct ? Integer.MAX_VALUE : scene.settings().dailyCap());
    List<Say> messages = new ArrayList<>();
    List<Say> ended = new ArrayList<>();
    boolean digest = false;
    boolean leadWorks = scene.leadWorks();
    for (Say say : says) {
      Nudge nudge = say.nudge();
      Past past =
          pasts.getOrDefault(new NudgeStore.Key(nudge.subject(), nudge.recipient()), Past.NOTHING);
      Nudges.Ruling ruling = Nudges.judge(nudge, past, moment);
      boolean may = ruling == Nudges.Ruling.LEAD ? leadWorks : !endOnly;
      if (ruling == Nudges.Ruling.QUIET
          || !may
          || !keep(nudge, past, ruling, moment.day(), saidOn)) {
        continue;
      }
      switch (ruling) {
        case TELL -> messages.add(say);
        case LEAD -> ended.add(say);
        case DIGEST -> digest = true;
        case QUIET -> throw new IllegalStateException("was left out above");
      }
    }
    if (!messages.isEmpty()) {
      post(group.recipient(), NudgeCards.message(scene, messages));
    }
    if (!ended.isEmpty()) {
      post(scene.launch().lead(), NudgeCards.ended(scene.launch(), ended));
    }
    if (digest) {
      scene
          .tx()
          .say(
              new Message.Live(
                  group.recipient(),
                  DigestLive.subject(launch, group.recipient(), saidOn),
                  CALM,
                  true,
                  Message.Urgency.NUDGE));
    }
    return messages.stream().map(Say::nudge).toList();
  }

  private boolean keep(
      Nudge nudge, Past past, Nudges.Ruling ruling, LocalDate day, LocalDate saidOn) {
    Past.Way way =
        switch (ruling) {
          case TELL -> Past.Way.TOLD;
          case DIGEST -> Past.Way.DIGEST;
          case LEAD -> Past.Way.LEAD;
          case QUIET -> Past.Way.QUIET;
        };
    return NudgeStore.tell(
        scene.tx(), scene.launch().id(), nudge, past, way, scene.scheduled(), day, saidOn);
  }

  private void post(String to, Card card) {
    scene
        .tx()
        .say(new Message.Post(to, null, card.text(), card.blocksJson(), Message.Urgency.NUDGE));
  }
}
