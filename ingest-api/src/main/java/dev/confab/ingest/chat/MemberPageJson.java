package dev.confab.ingest.chat;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page of a chat's members, as JSON. */
record MemberPageJson(List<Item> members, @Nullable String next) {

  /** A member with their names; without, if the account cannot be found any more. */
  record Item(
      UUID userId,
      String role,
      Instant joinedAt,
      @Nullable String username,
      @Nullable String displayName) {
    static Item of(Member member, @Nullable Account account) {
      return new Item(
          member.userId(),
          ChatJson.name(member.role()),
          member.joinedAt(),
          account == null ? null : account.username(),
          account == null ? null : account.displayName());
    }
  }
}
