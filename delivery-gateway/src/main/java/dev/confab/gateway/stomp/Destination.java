package dev.confab.gateway.stomp;

import dev.confab.platform.input.InputException;
import dev.confab.platform.input.Values;
import java.util.UUID;

/** Where a client sends to, and what it subscribes to. */
sealed interface Destination {
  /** What begins the name of a chat's destinations. */
  String CHATS = "/topic/chats/";

  /** As frames have it. */
  String name();

  /** What happens in a chat; messages are sent to it too. */
  record Chat(UUID chat) implements Destination {
    @Override
    public String name() {
      return CHATS + chat;
    }
  }

  /** Reactions in a chat alone. */
  record Reactions(UUID chat) implements Destination {
    @Override
    public String name() {
      return CHATS + chat + "/reactions";
    }
  }

  /** Who types in a chat; what is sent to it says that the user does. */
  record Typing(UUID chat) implements Destination {
    @Override
    public String name() {
      return CHATS + chat + "/typing";
    }
  }

  /** How far others have come in a chat. */
  record Marks(UUID chat) implements Destination {
    @Override
    public String name() {
      return CHATS + chat + "/marks";
    }
  }

  /** Who is there, of the users that the subscription names. */
  record Status() implements Destination {
    @Override
    public String name() {
      return "/topic/status";
    }
  }

  /** What happens in all of the user's chats. */
  record Messages() implements Destination {
    @Override
    public String name() {
      return "/user/queue/messages";
    }
  }

  /** What became of what the client has sent. */
  record Answers() implements Destination {
    @Override
    public String name() {
      return "/user/queue/answers";
    }
  }

  /** Anything that the protocol lets a client want, as JSON; sent to only. */
  record Wishes() implements Destination {
    @Override
    public String name() {
      return "/app/wish";
    }
  }

  /** Reads one. */
  static Destination of(String name) throws StompException {
    return switch (name) {
      case "/topic/status" -> new Status();
      case "/user/queue/messages" -> new Messages();
      case "/user/queue/answers" -> new Answers();
      case "/app/wish" -> new Wishes();
      default -> ofChat(name);
    };
  }

  private static Destination ofChat(String name) throws StompException {
    if (!name.startsWith(CHATS)) {
      throw new StompException("There is no such destination.");
    }
    String rest = name.substring(CHATS.length());
    int slash = rest.indexOf('/');
    UUID chat = chat(slash < 0 ? rest : rest.substring(0, slash));
    return switch (slash < 0 ? "" : rest.substring(slash)) {
      case "" -> new Chat(chat);
      case "/reactions" -> new Reactions(chat);
      case "/typing" -> new Typing(chat);
      case "/marks" -> new Marks(chat);
      default -> throw new StompException("There is no such destination.");
    };
  }

  private static UUID chat(String id) throws StompException {
    try {
      return Values.id(id);
    } catch (InputException e) {
      throw new StompException("The id of the chat in the destination " + e.problem() + ".");
    }
  }
}
