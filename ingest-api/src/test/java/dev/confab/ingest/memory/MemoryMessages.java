package dev.confab.ingest.memory;

import dev.confab.platform.query.Marks;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.Reaction;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.Mentions;
import dev.confab.schemas.chat.MessageCommand;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RecallMessage;
import dev.confab.schemas.chat.RemoveReaction;
import dev.confab.schemas.chat.UnpinMessage;
import dev.confab.schemas.outcome.Accepted;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wishes about messages. */
final class MemoryMessages {
  private MemoryMessages() {}

  static Accepted decide(MemoryChat chat, MessageCommand command) {
    return switch (command) {
      case PostMessage c -> post(chat, c);
      case EditMessage c -> {
        chat.require(c, Permission.SEND_MESSAGES);
        MemoryMessage message = own(chat, c, c.messageSeq());
        Accepted accepted = chat.next(c, 0);
        message.say(accepted.seq(), c.issuedAt(), c.content());
        message.mentions = mentions(chat, c.mentions());
        yield accepted;
      }
      case DeleteMessage c -> {
        MemoryMessage message = present(chat, c, c.messageSeq());
        Refused.unless(
            message.posted.actor().equals(c.actor())
                || chat.actor(c).permissions().contains(Permission.DELETE_MESSAGES),
            "forbidden");
        message.goes(MessageState.DELETED, c.issuedAt());
        yield chat.next(c, 0);
      }
      case RecallMessage c -> {
        MemoryMessage message = own(chat, c, c.messageSeq());
        Duration age = Duration.between(message.posted.issuedAt(), c.issuedAt());
        Refused.unless(age.toSeconds() < chat.settings.recallSeconds(), "too_late");
        message.goes(MessageState.RECALLED, c.issuedAt());
        yield chat.next(c, 0);
      }
      case AddReaction c -> {
        Refused.unless(!c.reaction().isBlank(), "invalid_reaction");
        MemoryMessage message = present(chat, c, c.messageSeq());
        boolean there = message.reactions.stream().anyMatch(r -> is(r, c.reaction(), c));
        if (there) {
          yield chat.nothing(c);
        }
        message.reactions.add(new Reaction(c.reaction(), c.actor(), c.issuedAt()));
        yield chat.next(c, 0);
      }
      case RemoveReaction c -> {
        MemoryMessage message = present(chat, c, c.messageSeq());
        boolean removed = message.reactions.removeIf(r -> is(r, c.reaction(), c));
        yield removed ? chat.next(c, 0) : chat.nothing(c);
      }
      case PinMessage c -> {
        chat.require(c, Permission.PIN_MESSAGES);
        MemoryMessage message = present(chat, c, c.messageSeq());
        message.pinnedBy = c.actor();
        message.pinnedAt = c.issuedAt();
        yield chat.next(c, 0);
      }
      case UnpinMessage c -> {
        chat.require(c, Permission.PIN_MESSAGES);
        MemoryMessage message = present(chat, c, c.messageSeq());
        if (message.pinnedBy == null) {
          yield chat.nothing(c);
        }
        message.pinnedBy = null;
        message.pinnedAt = null;
        yield chat.next(c, 0);
      }
    };
  }

  private static Accepted post(MemoryChat chat, PostMessage command) {
    chat.require(command, Permission.SEND_MESSAGES);
    Refused.unless(
        !command.content().text().isBlank() || !command.content().attachments().isEmpty(),
        "invalid_message");
    Refused.unless(isThere(chat, command.replyTo()), "reply_target_not_found");
    Refused.unless(isThere(chat, command.threadRoot()), "thread_root_not_found");
    slowDown(chat, command);
    Mentions mentions = command.mentions();
    if (mentions != null && mentions.everyone()) {
      chat.require(command, Permission.MENTION_ALL);
    }
    Accepted accepted = chat.next(command, chat.messages.size() + 1L);
    chat.messages.add(
        new MemoryMessage(command, accepted.seq(), accepted.no(), mentions(chat, mentions)));
    chat.marks.put(command.actor(), new Marks(accepted.no(), null, accepted.no(), null));
    return accepted;
  }

  private static void slowDown(MemoryChat chat, PostMessage command) {
    long slowMs = 1000 * chat.settings.slowModeSeconds();
    long last =
        chat.messages.stream()
            .filter(message -> message.posted.actor().equals(command.actor()))
            .mapToLong(message -> message.posted.issuedAt().toEpochMilli())
            .max()
            .orElse(0);
    long wait = last + slowMs - command.issuedAt().toEpochMilli();
    if (slowMs > 0 && wait > 0) {
      throw new Refused("slow_down", wait);
    }
  }

  private static boolean isThere(MemoryChat chat, @Nullable Long seq) {
    return seq == null || chat.message(seq).isPresent();
  }

  private static @Nullable Mentions mentions(MemoryChat chat, @Nullable Mentions asked) {
    if (asked == null) {
      return null;
    }
    List<UUID> members = asked.users().stream().filter(chat.members::containsKey).toList();
    return members.isEmpty() && !asked.everyone() ? null : new Mentions(members, asked.everyone());
  }

  private static MemoryMessage present(MemoryChat chat, MessageCommand command, long seq) {
    chat.actor(command);
    MemoryMessage message = chat.message(seq).orElseThrow(() -> new Refused("message_not_found"));
    Refused.unless(message.state == MessageState.PRESENT, "message_gone");
    return message;
  }

  private static MemoryMessage own(MemoryChat chat, MessageCommand command, long seq) {
    MemoryMessage message = present(chat, command, seq);
    Refused.unless(message.posted.actor().equals(command.actor()), "not_the_author");
    return message;
  }

  private static boolean is(Reaction reaction, String type, MessageCommand command) {
    return reaction.type().equals(type) && reaction.userId().equals(command.actor());
  }
}
