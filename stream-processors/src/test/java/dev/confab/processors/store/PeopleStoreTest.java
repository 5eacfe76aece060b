package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.user.ContactRow;
import dev.confab.processors.domain.user.PeopleRows;
import dev.confab.processors.domain.user.PersonRow;
import dev.confab.schemas.Sha256;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bytes of rows are on disks and in changelogs: see {@link RowBytesTest}. */
class PeopleStoreTest {
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(1, 2);
  private static final Sha256 HASH = new Sha256(5, 6, 7, 8);
  private static final String HASH_HEX =
      "0000000000000005000000000000000600000000000000070000000000000008";

  private final KeyValueStore<Bytes, byte[]> rows = InMemoryRows.open();
  private final PeopleRows people = new UserStore(rows).people();

  @AfterEach
  void close() {
    rows.close();
  }

  @Test
  void what_was_never_written_is_not_there() {
    assertThat(people.person(ANN)).isEqualTo(PersonRow.NEW);
    assertThat(people.contact(ANN, BOB)).isNull();
    assertThat(people.hasBlocked(ANN, BOB)).isFalse();
  }

  @Test
  void rows_are_read_as_they_were_written() {
    PersonRow person = new PersonRow(9, 1, 2, HASH, HASH, null);
    people.putPerson(ANN, person);
    people.putContact(ANN, BOB, new ContactRow(HASH));
    people.putBlock(ANN, BOB);

    assertThat(people.person(ANN)).isEqualTo(person);
    assertThat(people.contact(ANN, BOB)).isEqualTo(new ContactRow(HASH));
    assertThat(people.hasBlocked(ANN, BOB)).isTrue();
    assertThat(people.person(BOB)).isEqualTo(PersonRow.NEW);
    assertThat(people.contact(BOB, ANN)).isNull();
    assertThat(people.hasBlocked(BOB, ANN)).isFalse();
  }

  @Test
  void what_was_removed_is_not_there() {
    people.putContact(ANN, BOB, new ContactRow(null));
    people.putBlock(ANN, BOB);

    people.removeContact(ANN, BOB);
    assertThat(people.contact(ANN, BOB)).isNull();
    assertThat(people.hasBlocked(ANN, BOB)).isTrue();
    people.removeBlock(ANN, BOB);
    assertThat(people.hasBlocked(ANN, BOB)).isFalse();
  }

  @Test
  void rows_keep_their_bytes() {
    assertThat(hex(PeopleStore.write(new PersonRow(9, 10, 11, HASH, HASH, null))))
        .isEqualTo(
            "01"
                + "0000000000000009"
                + "0000000a"
                + "0000000b"
                + "01"
                + HASH_HEX
                + HASH_HEX
                + "00");
    assertThat(hex(PeopleStore.write(new ContactRow(HASH)))).isEqualTo("01" + "01" + HASH_HEX);
    assertThat(hex(PeopleStore.write(new ContactRow(null)))).isEqualTo("0100");
  }

  private static String hex(byte[] row) {
    return HexFormat.of().formatHex(row);
  }
}
