package dev.confab.ingest.member;

import dev.confab.ingest.request.Words;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.Member;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member with their names, as JSON; without, if the account cannot be found any more. */
record MemberJson(
    UUID userId,
    String role,
    List<String> granted,
    List<String> denied,
    Instant joinedAt,
    @Nullable String username,
    @Nullable String displayName) {

  static MemberJson of(Member member, @Nullable Account account) {
    return new MemberJson(
        member.userId(),
        Words.of(member.role()),
        Permissions.words(member.granted()),
        Permissions.words(member.denied()),
        member.joinedAt(),
        account == null ? null : account.username(),
        account == null ? null : account.displayName());
  }
}
