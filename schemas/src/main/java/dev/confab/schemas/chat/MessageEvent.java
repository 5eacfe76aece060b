package dev.confab.schemas.chat;

/** A message was said, or something became of it. */
public sealed interface MessageEvent extends ChatEvent
    permits MessagePosted,
        MessageEdited,
        MessageDeleted,
        MessageRecalled,
        ReactionAdded,
        ReactionRemoved,
        MessagePinned,
        MessageUnpinned {
  /** Seq of the message; of a new one its own. */
  long messageSeq();
}
