package dev.confab.gateway.room;

import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MemberLeft;
import dev.confab.schemas.chat.MemberRemoved;
import dev.confab.schemas.chat.MessagePosted;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event on its way to sessions: what it does to memberships, and its frame, made once. */
final class Delivery {
  private final ChatEvent event;
  private final @Nullable UUID begins;
  private final @Nullable UUID ends;
  private byte @Nullable [] frame;

  Delivery(ChatEvent event) {
    this.event = event;
    this.begins = begins(event);
    this.ends = ends(event);
  }

  UUID chatId() {
    return event.chatId();
  }

  long seq() {
    return event.seq();
  }

  /** Whose membership it begins, if anybody's. */
  @Nullable UUID begins() {
    return begins;
  }

  /** Whose membership it ends, if anybody's. */
  @Nullable UUID ends() {
    return ends;
  }

  /** The frame, shared by all its sessions. Only called under the lock of the event's room. */
  byte[] frame() {
    byte[] made = frame;
    if (made == null) {
      made = ServerFrames.event(EventBody.of(event));
      frame = made;
    }
    return made;
  }

  private static @Nullable UUID begins(ChatEvent event) {
    return switch (event) {
      case MemberAdded e -> e.userId();
      case MemberJoined e -> e.actor();
      case ChatCreated _, MemberLeft _, MemberRemoved _, MessagePosted _ -> null;
    };
  }

  private static @Nullable UUID ends(ChatEvent event) {
    return switch (event) {
      case MemberLeft e -> e.actor();
      case MemberRemoved e -> e.userId();
      case ChatCreated _, MemberAdded _, MemberJoined _, MessagePosted _ -> null;
    };
  }
}
