package launchbot.bot.page;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.LaunchCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.page.Colour;
import launchbot.page.Component;
import launchbot.page.StatusPage;
import launchbot.probe.Probe;
import org.jspecify.annotations.Nullable;

/** The public page as whoever sets it sees it. */
final class PageCards {
  private PageCards() {}

  static Card none() {
    String words =
        "*There is no public page yet.* Customers read on it how things are: only what somebody"
            + " here approved, never what a probe sees.";
    return new Card(
        "There is no public page yet",
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(Blocks.primary(LaunchCommand.button("Make a page", "page edit", ""))))));
  }

  /**
   * @param free how many groups of probes no component shows
   * @param said what was just done; null for nothing
   */
  static Card page(
      Addresses addresses,
      StatusPage page,
      List<Component> components,
      List<Probe> probes,
      int free,
      @Nullable String said) {
    List<String> lines = new ArrayList<>();
    if (said != null) {
      lines.add(said);
    }
    lines.add("*The public page of %s*".formatted(Mrkdwn.plain(page.name())));
    lines.add(
        page.shown()
            ? "Everybody can see it: <%s>".formatted(addresses.page())
            : "Hidden. It will be at `%s`; its preview: <%s>"
                .formatted(addresses.page(), addresses.preview(String.valueOf(page.preview()))));
    if (!page.about().isEmpty()) {
      lines.add("It says: " + Mrkdwn.plain(page.about()));
    }
    lines.add(
        page.reports() ? "Visitors can report a problem." : "Visitors cannot report problems.");
    lines.add(colour(page));
    lines.add("*Components*");
    if (components.isEmpty()) {
      lines.add("None yet: `/launch page component add Checkout group checkout` adds one.");
    }
    for (int i = 0; i < components.size(); i++) {
      lines.add("%d. %s".formatted(i + 1, component(components.get(i), probes)));
    }
    lines.add(
        "*Banner for your own site*\n`<script src=\"%s\" async></script>`"
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .formatted(addresses.banner()));
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(LaunchCommand.button("Edit", "page edit", ""));
    if (free > 0) {
      buttons.add(
          LaunchCommand.button(
              "Add %d %s of probes".formatted(free, free == 1 ? "group" : "groups"),
              "page propose",
              ""));
    }
    buttons.add(
        page.shown()
            ? Blocks.danger(
                LaunchCommand.button("Hide", "page hide", ""),
                "Nobody sees the page any more, and its banner and feeds are gone.",
                "Hide it")
            : Blocks.primary(LaunchCommand.button("Publish", "page publish", "")));
    blocks.add(Blocks.actions(buttons));
    return new Card("The public page of " + Mrkdwn.plain(page.name()), blocks);
  }

  /** Asks before everybody sees it. */
  static Card publish(Addresses addresses, StatusPage page) {
    String words =
        "*Publish the page of %s?* Look at it first: <%s>\nEverybody will see it at `%s`."
            .formatted(
                Mrkdwn.plain(page.name()),
                addresses.preview(String.valueOf(page.preview())),
                addresses.page());
    return new Card(
        "Publish the page?",
        List.of(
            Blocks.section(words),
            Blocks.actions(
                List.of(
                    Blocks.primary(LaunchCommand.button("Publish now", "page publish now", "")),
                    LaunchCommand.button("Edit", "page edit", "")))));
  }

  private static String component(Component component, List<Probe> probes) {
    int many = component.of(probes).size();
    String groups =
        component.groups().stream().sorted().map(Mrkdwn::plain).collect(Collectors.joining(", "));
    return "%s (%s%d %s)"
        .formatted(
            Mrkdwn.plain(component.name()),
            groups.isEmpty() ? "" : groups + ": ",
            many,
            many == 1 ? "probe" : "probes");
  }

  /** What becomes of a colour in which letters could not be read. */
  private static String colour(StatusPage page) {
    Colour chosen = Colour.of(page.colour()).orElseThrow();
    Colour light = chosen.readableOn(Colour.WHITE);
    Colour dark = chosen.readableOn(Colour.NIGHT);
    String said = "Colour `%s`".formatted(chosen.hex());
    if (!light.equals(chosen)) {
      said += ", darkened to `%s` on white so that it can be read".formatted(light.hex());
    }
    if (!dark.equals(chosen)) {
      said += ", lightened to `%s` on dark screens".formatted(dark.hex());
    }
    return said + ".";
  }
}
