package dev.confab.processors.store;

import dev.confab.processors.domain.user.ContactRow;
import dev.confab.processors.domain.user.PeopleRows;
import dev.confab.processors.domain.user.PersonRow;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rows in {@link UserStore} of how users stand to others. */
final class PeopleStore implements PeopleRows {
  private static final byte PERSON = 20;
  private static final byte CONTACT = 21;
  private static final byte BLOCK = 22;

  private static final byte V1 = 1;

  private final KeyValueStore<Bytes, byte[]> rows;

  PeopleStore(KeyValueStore<Bytes, byte[]> rows) {
    this.rows = rows;
  }

  @Override
  public PersonRow person(UUID userId) {
    byte[] row = rows.get(RowKeys.of(userId, PERSON));
    return row == null ? PersonRow.NEW : readPerson(row);
  }

  @Override
  public @Nullable ContactRow contact(UUID userId, UUID contactId) {
    byte[] row = rows.get(RowKeys.of(userId, CONTACT, contactId));
    return row == null ? null : readContact(row);
  }

  @Override
  public boolean hasBlocked(UUID userId, UUID other) {
    return rows.get(RowKeys.of(userId, BLOCK, other)) != null;
  }

  @Override
  public void putPerson(UUID userId, PersonRow person) {
    rows.put(RowKeys.of(userId, PERSON), write(person));
  }

  @Override
  public void putContact(UUID userId, UUID contactId, ContactRow contact) {
    rows.put(RowKeys.of(userId, CONTACT, contactId), write(contact));
  }

  @Override
  public void removeContact(UUID userId, UUID contactId) {
    rows.delete(RowKeys.of(userId, CONTACT, contactId));
  }

  @Override
  public void putBlock(UUID userId, UUID other) {
    rows.put(RowKeys.of(userId, BLOCK, other), new RowOut(V1).bytes());
  }

  @Override
  public void removeBlock(UUID userId, UUID other) {
    rows.delete(RowKeys.of(userId, BLOCK, other));
  }

  static byte[] write(PersonRow person) {
    return new RowOut(V1)
        .number(person.version())
        .count(person.contacts())
        .count(person.blocks())
        .hashOrNull(person.details())
        .hash(person.privacy())
        .hashOrNull(person.settings())
        .bytes();
  }

  static PersonRow readPerson(byte[] row) {
    RowIn in = new RowIn(row, V1);
    return new PersonRow(
        in.number(), in.count(), in.count(), in.hashOrNull(), in.hash(), in.hashOrNull());
  }

  static byte[] write(ContactRow contact) {
    return new RowOut(V1).hashOrNull(contact.alias()).bytes();
  }

  static ContactRow readContact(byte[] row) {
    return new ContactRow(new RowIn(row, V1).hashOrNull());
  }
}
