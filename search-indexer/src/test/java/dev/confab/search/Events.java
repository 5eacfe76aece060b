package dev.confab.search;

import dev.confab.schemas.Bytes;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sealed;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.UUID;

/** Events of a chat, for tests. */
public final class Events {
  public static final UUID CHAT = UUID.fromString("11111111-1111-4111-8111-111111111111");
  public static final UUID ALICE = UUID.fromString("aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa");
  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Events() {}

  public static MessagePosted message(long seq, String text) {
    return new MessagePosted(
        CHAT, seq, seq - 1, ALICE, NOON, NOON, cause(), new MessageContent(text), null, null, null);
  }

  public static MessagePosted sealedMessage(long seq) {
    Sealed sealed =
        new Sealed("key", Bytes.copyOf(new byte[] {1}), Bytes.copyOf(new byte[] {2, 3}));
    return new MessagePosted(
        CHAT, seq, seq - 1, ALICE, NOON, NOON, cause(), null, sealed, null, null);
  }

  public static MessageEdited edited(long seq, long messageSeq, String text) {
    return new MessageEdited(
        CHAT, seq, ALICE, NOON, cause(), messageSeq, new MessageContent(text), null, null);
  }

  public static MessageDeleted deleted(long seq, long messageSeq) {
    return new MessageDeleted(CHAT, seq, ALICE, NOON, cause(), messageSeq, ALICE, null);
  }

  public static MessageRecalled recalled(long seq, long messageSeq) {
    return new MessageRecalled(CHAT, seq, ALICE, NOON, cause(), messageSeq, null);
  }

  public static ReactionAdded reaction(long seq, long messageSeq) {
    return new ReactionAdded(CHAT, seq, ALICE, NOON, cause(), messageSeq, ALICE, "👍");
  }

  public static MemberJoined joined(long seq) {
    return new MemberJoined(CHAT, seq, ALICE, NOON, cause(), Role.MEMBER, 0, null);
  }

  private static Cause cause() {
    return new Cause("client-key", Sha256.ofParts("content"));
  }
}
