package dev.confab.search.indexing;

import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatInfoEvent;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.MembershipEvent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessagePinned;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.MessageRecalled;
import dev.confab.schemas.chat.MessageUnpinned;
import dev.confab.schemas.chat.ReactionAdded;
import dev.confab.schemas.chat.ReactionRemoved;
import dev.confab.schemas.chat.RoleEvent;
import dev.confab.search.index.MessageDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an event makes of a message's document. */
sealed interface MessageChange {
  /** The change that an event is; empty if it changes no text. */
  static Optional<MessageChange> of(ChatEvent event) {
    return switch (event) {
      case MessagePosted e -> Optional.of(new Posted(MessageDocument.of(e)));
      case MessageEdited e -> Optional.of(new Edited(e));
      case MessageDeleted e ->
          Optional.of(new Gone(MessageDocument.gone(e.chatId(), e.messageSeq(), e.seq())));
      case MessageRecalled e ->
          Optional.of(new Gone(MessageDocument.gone(e.chatId(), e.messageSeq(), e.seq())));
      case ChatInfoEvent _,
          MembershipEvent _,
          InvitationEvent _,
          RoleEvent _,
          ReactionAdded _,
          ReactionRemoved _,
          MessagePinned _,
          MessageUnpinned _ ->
          Optional.empty();
    };
  }

  /** The message's name in the index. */
  String documentId();

  /**
   * The document that it leaves.
   *
   * @param before the newest that is known; only an edit needs it
   * @return empty if the index is further, or the message is not there
   */
  Optional<MessageDocument> apply(@Nullable MessageDocument before);

  /** It was said. */
  record Posted(MessageDocument document) implements MessageChange {
    @Override
    public String documentId() {
      return document.documentId();
    }

    @Override
    public Optional<MessageDocument> apply(@Nullable MessageDocument before) {
      return Optional.of(document);
    }
  }

  /** It says something else. */
  record Edited(MessageEdited event) implements MessageChange {
    private static final Logger log = LoggerFactory.getLogger(MessageChange.class);

    @Override
    public String documentId() {
      return MessageDocument.documentId(event.chatId(), event.messageSeq());
    }

    @Override
    public Optional<MessageDocument> apply(@Nullable MessageDocument before) {
      if (before == null) {
        // The index refused the message, or was filled from behind it by an operator.
        log.atWarn()
            .addKeyValue("chatId", event.chatId())
            .addKeyValue("seq", event.seq())
            .log("an edit of a message that is not in the index");
        return Optional.empty();
      }
      return before.isGone() || before.version() >= event.seq()
          ? Optional.empty()
          : Optional.of(before.edited(event));
    }
  }

  /** Nobody is to see it any more. */
  record Gone(MessageDocument mark) implements MessageChange {
    @Override
    public String documentId() {
      return mark.documentId();
    }

    @Override
    public Optional<MessageDocument> apply(@Nullable MessageDocument before) {
      return Optional.of(mark);
    }
  }
}
