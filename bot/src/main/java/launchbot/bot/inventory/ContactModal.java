package launchbot.bot.inventory;

import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Objects;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.inventory.Contact;
import launchbot.inventory.Contacts;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The form of one contact. */
final class ContactModal implements Modal {
  static final String CALLBACK = "launch_contact";
  static final String NAME = "name";
  static final String PURPOSE = "purpose";
  static final String PHONE = "phone";
  static final String MAIL = "mail";
  static final String PERSON = "person";
  static final String HOURS = "hours";

  private final ContactDesk desk;

  ContactModal(ContactDesk desk) {
    this.desk = desk;
  }

  /**
   * @param contact null for a new one
   */
  static View view(String channel, @Nullable Contact contact) {
    Contact.Draft before = contact == null ? null : contact.draft();
    return Forms.modal(
        CALLBACK,
        contact == null ? "Add a contact" : "Change a contact",
        "Save",
        new Kept(channel, contact == null ? 0 : contact.id(), "").json(),
        List.of(
            Forms.input(
                NAME,
                "Who",
                null,
                false,
                text(before == null ? null : before.name(), "Hosting support")),
            Forms.input(
                PURPOSE,
                "What for",
                null,
                false,
                text(before == null ? null : before.purpose(), "servers are down")),
            Forms.input(
                PHONE,
                "Phone",
                "With its country, so that a tap dials it anywhere",
                true,
                Forms.text(before == null ? null : before.phone(), "+43 660 1234567", 40, false)),
            Forms.input(
                MAIL,
                "Mail",
                null,
                true,
                text(before == null ? null : before.mail(), "support@example.com")),
            Forms.input(
                PERSON,
                "Or somebody in Slack",
                null,
                true,
                Forms.people(before == null ? null : before.person())),
            Forms.input(
                HOURS,
                "When they answer",
                null,
                true,
                text(before == null ? null : before.hours(), "day and night"))));
  }

  private static PlainTextInputElement text(@Nullable String initial, String placeholder) {
    return Forms.text(initial, placeholder, Contacts.TEXT, false);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    String person = form.value(PERSON);
    var draft =
        new Contact.Draft(
            Wording.line(Objects.requireNonNullElse(form.value(NAME), "")),
            Wording.line(Objects.requireNonNullElse(form.value(PURPOSE), "")),
            person == null ? null : Forms.person(person),
            Wording.lineOrNull(form.value(PHONE)),
            Wording.lineOrNull(form.value(MAIL)),
            Wording.lineOrNull(form.value(HOURS)));
    return Submitted.of(desk.save(form.visit(), kept.id(), draft), NAME);
  }
}
