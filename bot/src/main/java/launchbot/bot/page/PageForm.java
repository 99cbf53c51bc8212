package launchbot.bot.page;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.page.Colour;
import launchbot.page.PageRules;
import launchbot.page.StatusPage;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The form in which a public page is made and changed. */
final class PageForm implements Modal {
  static final String CALLBACK = "page_edit";
  private static final String NAME = "name";
  private static final String SLUG = "slug";
  private static final String ABOUT = "about";
  private static final String WEBSITE = "website";
  private static final String SUPPORT = "support";
  private static final String COLOUR = "colour";
  private static final String REPORTS = "reports";
  private static final String LOGO = "logo";

  private final PageDesk desk;
  private final Files files;

  PageForm(PageDesk desk, Files files) {
    this.desk = desk;
    this.files = files;
  }

  static View view(String channel, StatusPage page) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        text(
            NAME, "Name", "As customers know it", false, page.name(), "Acme Shop", PageRules.NAME));
    blocks.add(
        text(
            SLUG,
            "Address",
            "What the address ends with: a to z, digits, hyphens",
            false,
            page.slug(),
            "acme-shop",
            40));
    blocks.add(
        text(ABOUT, "About", null, true, page.about(), "Tools for coyotes", PageRules.ABOUT));
    blocks.add(
        text(
            WEBSITE,
            "Website",
            "Where the name leads",
            true,
            page.website(),
            "https://example.com",
            PageRules.ADDRESS));
    blocks.add(
        text(
            SUPPORT,
            "Help",
            "A page, or mailto:",
            true,
            page.support(),
            "mailto:help@example.com",
            PageRules.ADDRESS));
    blocks.add(
        text(
            COLOUR,
            "Colour",
            "Of links and buttons; made darker or lighter where it could not be read",
            false,
            page.colour(),
            StatusPage.COLOUR,
            7));
    blocks.add(
        Forms.input(
            REPORTS,
            "Visitors may report problems",
            null,
            false,
            Forms.select(reports(page.reports()), List.of(reports(true), reports(false)))));
    blocks.add(
        Forms.input(
            LOGO,
            "Logo",
            "PNG or JPEG, at most 100 KB. Without one the logo stays as it is.",
            true,
            FileInputElement.builder()
                .actionId("value")
                .filetypes(List.of("png", "jpg", "jpeg"))
                .maxFiles(1)
                .build()));
    return Forms.modal(CALLBACK, "Public page", "Save", Kept.in(channel).json(), blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept.parse(form.view().getPrivateMetadata());
    Map<String, String> errors = new LinkedHashMap<>();
    Optional<StatusPage.Logo> logo = logo(form, errors);
    String colour = typed(form, COLOUR);
    StatusPage filled =
        StatusPage.draft(0, "", "", form.visit().at())
            .named(
                typed(form, SLUG).toLowerCase(Locale.ROOT), typed(form, NAME), typed(form, ABOUT))
            .leading(orNull(form, WEBSITE), orNull(form, SUPPORT))
            .looking(Colour.of(colour).map(Colour::hex).orElse(colour), null)
            .taking(typed(form, REPORTS).equals("on"));
    PageRules.objections(filled)
        .forEach(one -> errors.putIfAbsent(block(one.part()), Forms.unformatted(one.why())));
    if (!errors.isEmpty()) {
      return new Submitted.Errors(errors);
    }
    return Submitted.of(
        desk.edit(
            form.visit(),
            page ->
                page.named(filled.slug(), filled.name(), filled.about())
                    .leading(filled.website(), filled.support())
                    .looking(filled.colour(), logo.orElse(page.logo()))
                    .taking(filled.reports())),
        SLUG);
  }

  /** Read before anything is written: it may take a moment. */
  private Optional<StatusPage.Logo> logo(Submission form, Map<String, String> errors) {
    var given = form.files(LOGO);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> bytes = files.bytes(given.getFirst(), PageRules.LOGO);
    if (bytes.isEmpty()) {
      errors.put(LOGO, "I could not read that file within a second, or it is over 100 KB.");
      return Optional.empty();
    }
    String type = PageRules.picture(bytes.get());
    if (type == null) {
      errors.put(LOGO, "That is neither a PNG nor a JPEG, whatever its name says.");
      return Optional.empty();
    }
    return Optional.of(new StatusPage.Logo(bytes.get(), type));
  }

  private static String block(PageRules.Part part) {
    return switch (part) {
      case NAME -> NAME;
      case SLUG -> SLUG;
      case ABOUT -> ABOUT;
      case WEBSITE -> WEBSITE;
      case SUPPORT -> SUPPORT;
      case COLOUR -> COLOUR;
    };
  }

  private static String typed(Submission form, String block) {
    String visible = Forms.visible(form.value(block));
    return visible == null ? "" : Wording.line(visible);
  }

  private static @Nullable String orNull(Submission form, String block) {
    return Wording.lineOrNull(form.value(block));
  }

  private static LayoutBlock text(
      String block,
      String label,
      @Nullable String hint,
      boolean optional,
      @Nullable String initial,
      String placeholder,
      int most) {
    return Forms.input(block, label, hint, optional, Forms.text(initial, placeholder, most, false));
  }

  private static OptionObject reports(boolean on) {
    return Blocks.option(on ? "Yes: what they report waits for you" : "No", on ? "on" : "off");
  }
}
