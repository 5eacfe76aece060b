package dev.confab.gateway.stomp;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a client may say in STOMP 1.2. */
enum Command {
  /** Begins the session. */
  CONNECT,
  /** The same. */
  STOMP,
  /** Says something, or wants something to be done. */
  SEND,
  /** Wants to hear of something. */
  SUBSCRIBE,
  /** Does not want to any more. */
  UNSUBSCRIBE,
  /** Refused: subscriptions are {@code ack:auto}. */
  ACK,
  /** Likewise. */
  NACK,
  /** Refused: there are no transactions. */
  BEGIN,
  /** Likewise. */
  COMMIT,
  /** Likewise. */
  ABORT,
  /** Says good-bye. */
  DISCONNECT;

  private static final Map<String, Command> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(Command::name, Function.identity()));

  /** The command of a name; null if there is none. */
  static @Nullable Command of(String name) {
    return BY_NAME.get(name);
  }

  /** Does it begin a session? Its headers are not escaped then, as in STOMP 1.0. */
  boolean connects() {
    return this == CONNECT || this == STOMP;
  }
}
