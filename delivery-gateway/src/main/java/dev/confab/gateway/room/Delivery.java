package dev.confab.gateway.room;

import dev.confab.gateway.protocol.EventBody;
import dev.confab.gateway.protocol.ServerFrames;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.MembershipEvent;
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
    this.begins =
        event instanceof MembershipEvent change && change.begins() ? change.userId() : null;
    this.ends = event instanceof MembershipEvent change && change.ends() ? change.userId() : null;
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

  /** Did anybody need the frame yet? */
  boolean isEncoded() {
    return frame != null;
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
}
