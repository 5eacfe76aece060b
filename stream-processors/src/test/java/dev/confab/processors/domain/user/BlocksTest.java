package dev.confab.processors.domain.user;

import static dev.confab.processors.domain.user.UserFixture.T0;
import static dev.confab.processors.domain.user.UserFixture.USER;
import static dev.confab.processors.domain.user.UserFixture.register;
import static dev.confab.processors.domain.user.UserFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.user.AddContact;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UserBlocked;
import dev.confab.schemas.user.UserUnblocked;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlocksTest {
  private static final UUID BOB = new UUID(1, 2);

  private final UserFixture user = registered();

  @Test
  void somebody_is_blocked_once() {
    assertThat(user.handle(block(BOB)).facts())
        .containsExactly(new UserBlocked(USER, 5, T0.plusMillis(5), BOB));
    assertThat(user.accepted(block(BOB))).matches(same -> same.repeated() && same.seq() == 5);
    assertThat(user.rows.people().person(USER).blocks()).isEqualTo(1);
  }

  @Test
  void a_block_is_taken_back_once() {
    assertThat(user.accepted(unblock(BOB)).repeated()).isTrue();
    user.handle(block(BOB));

    assertThat(user.handle(unblock(BOB)).facts())
        .containsExactly(new UserUnblocked(USER, 6, T0.plusMillis(5), BOB));
    assertThat(user.accepted(unblock(BOB)).repeated()).isTrue();
    assertThat(user.handle(block(BOB)).facts()).hasSize(1);
  }

  @Test
  void a_contact_may_be_blocked_and_stays_a_contact() {
    user.handle(new AddContact(USER, BOB, null, null, T0));

    assertThat(user.handle(block(BOB)).facts()).hasSize(1);
    assertThat(user.rows.people().contact(USER, BOB)).isNotNull();
  }

  @Test
  void nobody_blocks_themselves() {
    assertThat(user.rejected(block(USER))).isEqualTo("invalid_block");
  }

  @Test
  void blocks_are_bounded() {
    for (int i = 0; i < Blocks.MAX; i++) {
      user.handle(block(new UUID(2, i)));
    }

    assertThat(user.rejected(block(BOB))).isEqualTo("too_many_blocks");
    assertThat(user.accepted(block(new UUID(2, 0))).repeated()).isTrue();
    user.handle(unblock(new UUID(2, 0)));
    assertThat(user.handle(block(BOB)).facts()).hasSize(1);
  }

  @Test
  void an_account_that_does_not_work_blocks_nobody() {
    UserFixture pending = new UserFixture();
    pending.handle(register("Ann"));

    assertThat(pending.rejected(block(BOB))).isEqualTo("account_not_found");
    assertThat(pending.rejected(unblock(BOB))).isEqualTo("account_not_found");
  }

  private static BlockUser block(UUID other) {
    return new BlockUser(USER, other, T0);
  }

  private static UnblockUser unblock(UUID other) {
    return new UnblockUser(USER, other, T0);
  }
}
