package dev.confab.ingest.command;

import dev.confab.ingest.consistency.Consistency;
import dev.confab.ingest.consistency.OwnWrites;
import dev.confab.ingest.request.Parameters;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.token.Principal;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.outcome.Accepted;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;

/** What people change about chats, and what they must see after it. */
public final class ChatChanges {
  private final Commands commands;
  private final OwnWrites writes;
  private final InstantSource clock;

  /** With who sends, who remembers, and the time of this node. */
  public ChatChanges(Commands commands, OwnWrites writes, InstantSource clock) {
    this.commands = commands;
    this.writes = writes;
    this.clock = clock;
  }

  /** Carries out a wish about the chat in the path; the caller's next reads show it. */
  public Accepted send(Context ctx, Principal caller, Function<ChatWish, ChatCommand> wish) {
    return send(ctx, wish.apply(wish(ctx, caller)));
  }

  /** Like {@link #send}; somebody's membership or invitation begins or ends with it. */
  public Accepted send(
      Context ctx, Principal caller, UUID member, Function<ChatWish, ChatCommand> wish) {
    return send(ctx, member, wish.apply(wish(ctx, caller)));
  }

  /** Carries out a command about any chat; its actor's next reads show it. */
  public Accepted send(Context ctx, ChatCommand command) {
    Consistency consistency = consistency(ctx, command.actor());
    Accepted accepted = commands.send(command);
    consistency.changed(command.chatId(), accepted.seq());
    return accepted;
  }

  /** Like {@link #send}; somebody's membership or invitation begins or ends with it. */
  public Accepted send(Context ctx, UUID member, ChatCommand command) {
    Consistency consistency = consistency(ctx, command.actor());
    Accepted accepted = commands.send(command);
    consistency.changed(command.chatId(), accepted.seq());
    consistency.membershipChanged(member, command.chatId(), accepted.seq());
    return accepted;
  }

  /** What a request says by itself of a wish about a chat. */
  public ChatWish wish(Context ctx, Principal caller, UUID chatId) {
    return ChatWish.of(ctx, caller, chatId, clock.instant());
  }

  private ChatWish wish(Context ctx, Principal caller) {
    return wish(ctx, caller, Parameters.pathId(ctx, "id"));
  }

  /** The chat in the path, as far as the caller must see it. */
  public ChatPosition position(Context ctx, Principal caller) {
    return consistency(ctx, caller.userId()).position(Parameters.pathId(ctx, "id"));
  }

  /** What the caller must see. */
  public Consistency consistency(Context ctx, UUID caller) {
    return Consistency.of(ctx, caller, writes);
  }
}
