package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow.Kind;
import java.util.List;

/** Kinds of rows that come from one place, and have a version together. */
enum Part {
  /** From {@code chat-events}. */
  CHATS(List.of(Kind.CHAT, Kind.INVITATION)),
  /** From {@code user-events}. */
  USER(
      List.of(
          Kind.PREFERENCE,
          Kind.SETTINGS,
          Kind.PRIVACY,
          Kind.NAME,
          Kind.PROFILE,
          Kind.CONTACT,
          Kind.BLOCK)),
  /** From {@code chat-marks}. */
  MARKS(List.of(Kind.MARK));

  private final List<Kind> kinds;

  Part(List<Kind> kinds) {
    this.kinds = kinds;
  }

  List<Kind> kinds() {
    return kinds;
  }
}
