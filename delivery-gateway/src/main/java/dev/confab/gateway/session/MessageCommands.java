package dev.confab.gateway.session;

import dev.confab.gateway.protocol.MessageWish;
import dev.confab.gateway.protocol.MessageWish.Delete;
import dev.confab.gateway.protocol.MessageWish.Edit;
import dev.confab.gateway.protocol.MessageWish.Forward;
import dev.confab.gateway.protocol.MessageWish.Pin;
import dev.confab.gateway.protocol.MessageWish.React;
import dev.confab.gateway.protocol.MessageWish.Recall;
import dev.confab.gateway.protocol.MessageWish.Send;
import dev.confab.gateway.protocol.MessageWish.Unpin;
import dev.confab.gateway.protocol.MessageWish.Unreact;
import dev.confab.platform.names.MentionReader;
import dev.confab.platform.query.Message;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.UnpinMessage;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/** Wishes about messages, as commands. */
final class MessageCommands {
  private final Facts facts;
  private final InstantSource clock;

  MessageCommands(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /** Must {@link #command} ask a view? Then it blocks. */
  static boolean asks(MessageWish wish) {
    return switch (wish) {
      case Send w -> w.imported() == null && MentionReader.mayMention(w.content().text());
      case Edit w -> MentionReader.mayMention(w.content().text());
      case Forward _ -> true;
      case Delete _, Recall _, React _, Unreact _, Pin _, Unpin _ -> false;
    };
  }

  ChatCommand command(UUID user, MessageWish wish) throws RefusedException {
    return switch (wish) {
      case Send w -> post(user, w);
      case Forward w -> forward(user, w);
      case Edit w ->
          new EditMessage(
              w.chat(),
              user,
              w.key(),
              w.messageSeq(),
              w.content(),
              null,
              facts.mentions(w.content().text()),
              clock.instant());
      case Delete w -> new DeleteMessage(w.chat(), user, w.key(), w.messageSeq(), clock.instant());
      case Recall w -> new RecallMessage(w.chat(), user, w.key(), w.messageSeq(), clock.instant());
      case React w ->
          new AddReaction(w.chat(), user, w.key(), w.messageSeq(), w.reaction(), clock.instant());
      case Unreact w ->
          new RemoveReaction(
              w.chat(), user, w.key(), w.messageSeq(), w.reaction(), clock.instant());
      case Pin w -> new PinMessage(w.chat(), user, w.key(), w.messageSeq(), clock.instant());
      case Unpin w -> new UnpinMessage(w.chat(), user, w.key(), w.messageSeq(), clock.instant());
    };
  }

  /** Names in what was said elsewhere are those of others. */
  private PostMessage post(UUID user, Send wish) {
    Origin origin = Origin.of(user, wish);
    return new PostMessage(
        wish.chat(),
        origin.actor(),
        wish.key(),
        wish.content(),
        null,
        wish.replyTo(),
        wish.replyToPosition(),
        wish.threadRoot(),
        origin.imported() == null ? facts.mentions(wish.content().text()) : null,
        null,
        clock.instant(),
        origin.imported());
  }

  private PostMessage forward(UUID user, Forward wish) throws RefusedException {
    Message source = facts.present(user, wish.fromChat(), wish.fromSeq());
    String text = Objects.requireNonNull(source.text(), "of what is present");
    return new PostMessage(
        wish.chat(),
        user,
        wish.key(),
        new MessageContent(text, source.attachments()),
        null,
        null,
        null,
        null,
        null,
        source.origin(),
        clock.instant(),
        null);
  }
}
