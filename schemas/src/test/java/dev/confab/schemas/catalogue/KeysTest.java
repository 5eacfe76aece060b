package dev.confab.schemas.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.schemas.Ids;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class KeysTest {
  private static final UUID USER = UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
  private static final UUID SESSION = UUID.fromString("0f0e0d0c-0b0a-0908-0706-050403020100");

  @Test
  void an_id_is_16_bytes_big_endian() {
    assertThat(hex(Ids.bytes(USER))).isEqualTo("00112233445566778899aabbccddeeff");
    assertThat(Ids.fromBytes(Ids.bytes(USER))).isEqualTo(USER);
  }

  @Test
  void a_short_key_holds_no_id() {
    assertThatThrownBy(() -> Ids.fromBytes(new byte[15]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_credentials_key_is_user_then_credential() {
    CredentialKey key = new CredentialKey(USER, SESSION);

    assertThat(hex(key.bytes()))
        .isEqualTo("00112233445566778899aabbccddeeff0f0e0d0c0b0a09080706050403020100");
    assertThat(CredentialKey.fromBytes(key.bytes())).isEqualTo(key);
  }

  @Test
  void an_inbox_address_is_partition_then_incarnation() {
    InboxAddress address = new InboxAddress(3, 0x0102030405060708L);

    assertThat(hex(address.bytes())).isEqualTo("000000030102030405060708");
    assertThat(InboxAddress.fromBytes(address.bytes())).isEqualTo(address);
    assertThatThrownBy(() -> InboxAddress.fromBytes(new byte[11]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_leases_key_is_node_then_partition() {
    LeaseKey key = new LeaseKey(USER, 7);

    assertThat(hex(key.bytes())).isEqualTo("00112233445566778899aabbccddeeff0000000000000007");
    assertThat(LeaseKey.fromBytes(key.bytes())).isEqualTo(key);
    assertThat(LeaseKey.isOne(key.bytes())).isTrue();
    assertThat(LeaseKey.isOne(Ids.bytes(USER))).isFalse();
  }

  @Test
  void a_derived_id_depends_on_kind_actor_and_key() {
    UUID id = Ids.derived("chat", USER, "key");

    assertThat(Ids.derived("chat", USER, "key")).isEqualTo(id);
    assertThat(id.version()).isEqualTo(8);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(
            List.of(
                Ids.derived("user", USER, "key"),
                Ids.derived("chat", SESSION, "key"),
                Ids.derived("chat", USER, "other")))
        .doesNotContain(id)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_derived_id_never_changes() {
    assertThat(Ids.derived("chat", USER, "key"))
        .hasToString("810dc425-bf5d-8688-8e0b-2f12cdb78b81");
  }

  @Test
  void derived_ids_do_not_collide() {
    assertThat(IntStream.range(0, 10_000).mapToObj(i -> Ids.derived("chat", USER, "key-" + i)))
        .doesNotHaveDuplicates();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
