package dev.confab.processors.domain.chat;

import org.jspecify.annotations.Nullable;

/** Where threads may grow: at messages of the chat itself, never within another thread. */
final class Threads {
  private Threads() {}

  /** Why a message can have no thread; null if it can, or if none is meant. */
  static @Nullable ChatDecision fault(@Nullable Long root, Turn turn) {
    if (root == null) {
      return null;
    }
    MessageRow message = turn.message(root);
    if (message == null) {
      return ChatDecision.rejected(
          "thread_root_not_found", "a message at seq " + root, "there is none");
    }
    if (message.threadRoot() != null) {
      return ChatDecision.rejected(
          "not_a_root",
          "a message outside of threads",
          "it is in that of seq " + message.threadRoot());
    }
    return message.gone() ? AboutMessage.gone("the first message of the thread") : null;
  }
}
