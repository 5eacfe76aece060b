package dev.confab.processors.domain.chat;

import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.Permission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a message may name. Nothing is read for one that names nobody. */
final class Naming {
  /** By one message: each costs a row to read. */
  static final int MAX_USERS = 50;

  private Naming() {}

  /** What is wrong with mentions; null if nothing is. */
  static @Nullable ChatDecision fault(@Nullable Mentions mentions, MemberRow author, Turn turn) {
    if (mentions == null) {
      return null;
    }
    if (mentions.users().size() > MAX_USERS) {
      return Contents.invalid(
          "at most " + MAX_USERS + " people to be named", "there are " + mentions.users().size());
    }
    return mentions.everyone() && !turn.isImport()
        ? turn.missing(author, Permission.MENTION_ALL)
        : null;
  }

  /** Those of them who are members, each once; null if nobody is left. */
  static @Nullable Mentions members(@Nullable Mentions mentions, Turn turn) {
    if (mentions == null) {
      return null;
    }
    List<UUID> members = mentions.users().stream().distinct().filter(turn::isMember).toList();
    return members.isEmpty() && !mentions.everyone()
        ? null
        : new Mentions(members, mentions.everyone());
  }
}
