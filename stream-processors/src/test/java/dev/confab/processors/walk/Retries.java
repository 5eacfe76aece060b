package dev.confab.processors.walk;

import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PostMessage;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Random;

/** A wish once more, later: mostly the same one, now and then another under its key. */
final class Retries {
  private Retries() {}

  static ChatCommand of(ChatCommand command, Random random, Instant at) {
    boolean same = random.nextInt(5) > 0;
    return switch (command) {
      case PostMessage c when !same ->
          new PostMessage(
              c.chatId(),
              c.actor(),
              c.clientKey(),
              new MessageContent("another text"),
              null,
              c.replyTo(),
              c.replyToPosition(),
              c.threadRoot(),
              c.mentions(),
              c.forwarded(),
              at,
              c.imported());
      case CreateChat c when !same ->
          new CreateChat(
              c.chatId(),
              c.actor(),
              c.clientKey(),
              c.type(),
              !c.open(),
              c.content(),
              null,
              c.members(),
              at);
      case AddReaction c when !same ->
          new AddReaction(c.chatId(), c.actor(), c.clientKey(), c.messageSeq(), "👀", at);
      default -> later(command, at);
    };
  }

  /** The same record but for its time, whatever its type. */
  private static ChatCommand later(ChatCommand command, Instant at) {
    try {
      RecordComponent[] components = command.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            components[i].getName().equals("issuedAt")
                ? at
                : components[i].getAccessor().invoke(command);
      }
      return (ChatCommand) command.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every command is a public record", e);
    }
  }
}
