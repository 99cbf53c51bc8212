package launchbot.inventory;

import static launchbot.sql.Tables.CONTACT;

import java.util.ArrayList;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ContactRecord;
import org.jooq.DSLContext;

/** Contacts as rows. Every write takes the launch's lock first. */
public final class ContactStore {
  private ContactStore() {}

  /** Those of a launch, in their order. */
  public static List<Contact> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(CONTACT)
        .where(CONTACT.LAUNCH.eq(launch))
        .orderBy(CONTACT.PLACE, CONTACT.ID)
        .fetch(ContactStore::contact);
  }

  /** Behind all others. */
  public static Contact add(Tx tx, long launch, Contact.Draft draft) {
    ContactRecord row = row(draft);
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setPlace(ofLaunch(tx.sql(), launch).size() + 1);
    Contact added =
        tx.sql().insertInto(CONTACT).set(row).returning().fetchSingle(ContactStore::contact);
    tx.record(
        new Change(
            "added",
            added.subject(),
            List.of(
                new Change.Field("name", null, added.name()),
                new Change.Field("what for", null, added.purpose())),
            null));
    return added;
  }

  public static void save(Tx tx, Contact before, Contact.Draft draft) {
    tx.sql().update(CONTACT).set(row(draft)).where(CONTACT.ID.eq(before.id())).execute();
    List<Change.Field> fields = new ArrayList<>();
    if (!before.name().equals(draft.name())) {
      fields.add(new Change.Field("name", before.name(), draft.name()));
    }
    if (!before.purpose().equals(draft.purpose())) {
      fields.add(new Change.Field("what for", before.purpose(), draft.purpose()));
    }
    tx.record(new Change("changed", before.subject(), fields, null));
  }

  public static void remove(Tx tx, Contact contact) {
    tx.sql().deleteFrom(CONTACT).where(CONTACT.ID.eq(contact.id())).execute();
    order(tx, Contacts.placed(ofLaunch(tx.sql(), contact.launch())));
    tx.record(
        new Change(
            "removed",
            contact.subject(),
            List.of(new Change.Field("name", contact.name(), null)),
            null));
  }

  /** One of them comes to another place. */
  public static void move(Tx tx, Contact contact, int place) {
    order(tx, Contacts.moved(ofLaunch(tx.sql(), contact.launch()), contact, place));
    tx.record(
        new Change(
            "moved",
            contact.subject(),
            List.of(
                new Change.Field("place", String.valueOf(contact.place()), String.valueOf(place))),
            null));
  }

  private static void order(Tx tx, List<Contact> placed) {
    for (Contact one : placed) {
      tx.sql()
          .update(CONTACT)
          .set(CONTACT.PLACE, one.place())
          .where(CONTACT.ID.eq(one.id()), CONTACT.PLACE.ne(one.place()))
          .execute();
    }
  }

  private static ContactRecord row(Contact.Draft draft) {
    var row = new ContactRecord();
    row.setName(draft.name());
    row.setPurpose(draft.purpose());
    row.setPerson(draft.person());
    row.setPhone(draft.phone());
    row.setMail(draft.mail());
    row.setHours(draft.hours());
    return row;
  }

  private static Contact contact(ContactRecord row) {
    return new Contact(
        row.getId(),
        row.getLaunch(),
        row.getPlace(),
        row.getName(),
        row.getPurpose(),
        row.getPerson(),
        row.getPhone(),
        row.getMail(),
        row.getHours());
  }
}
