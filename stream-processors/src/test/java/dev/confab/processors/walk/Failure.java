package dev.confab.processors.walk;

import dev.confab.schemas.chat.ChatCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk went wrong, made small: chats do not know of each other, so the commands of one chat
 * are enough, and of those only the ones without which it would not go wrong.
 *
 * @param step which command of the walk it was, from 0
 * @param shortest commands that go wrong with their last one, none of which can be left out
 * @param why what differs there
 */
record Failure(long step, List<ChatCommand> shortest, String why) {
  /** Each try walks anew; a chat has some thousand commands. */
  private static final int TRIES = 4_000;

  /** The first step at which a decider leaves the model; null if it does not within a number. */
  static @Nullable Failure find(
      long seed, int users, int chats, long commands, ChatWalk.Decider decider) {
    Model model = new Model();
    ChatWalk walk = new ChatWalk(decider, model);
    WalkCommands source = new WalkCommands(seed, users, chats, model);
    for (long step = 0; step < commands; step++) {
      ChatCommand command = source.next();
      if (walk.step(command) != null) {
        return shrink(step, prefix(seed, users, chats, step, command.chatId()), decider);
      }
    }
    return null;
  }

  /** The commands of a chat up to a step, made once more from the seed. */
  private static List<ChatCommand> prefix(long seed, int users, int chats, long step, UUID chatId) {
    Model model = new Model();
    WalkCommands source = new WalkCommands(seed, users, chats, model);
    List<ChatCommand> found = new ArrayList<>();
    for (long i = 0; i <= step; i++) {
      ChatCommand command = source.next();
      Model.Expected _ = model.expect(command);
      if (command.chatId().equals(chatId)) {
        found.add(command);
      }
    }
    return found;
  }

  /** Leaves out ever smaller pieces, as long as what is left still goes wrong with its last. */
  private static Failure shrink(long step, List<ChatCommand> prefix, ChatWalk.Decider decider) {
    List<ChatCommand> shortest = prefix;
    int tries = 0;
    for (int piece = Math.max(1, prefix.size() / 2); piece >= 1 && tries < TRIES; piece /= 2) {
      for (int from = shortest.size() - 1 - piece; from >= 0 && tries < TRIES; from -= piece) {
        List<ChatCommand> without = Renumbered.without(shortest, from, from + piece);
        tries++;
        if (why(without, decider) != null) {
          shortest = without;
        }
      }
    }
    String why = why(shortest, decider);
    return new Failure(step, shortest, why == null ? "it does not go wrong alone" : why);
  }

  /** What goes wrong with the last of some commands; null if nothing does, or something earlier. */
  private static @Nullable String why(List<ChatCommand> commands, ChatWalk.Decider decider) {
    ChatWalk walk = new ChatWalk(decider, new Model());
    for (int i = 0; i < commands.size(); i++) {
      String difference = walk.step(commands.get(i));
      if (difference != null) {
        return i == commands.size() - 1 ? difference : null;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "step %d, in short:%s%nbecause %s"
        .formatted(
            step,
            shortest.stream().map(Object::toString).collect(Collectors.joining("\n  ", "\n  ", "")),
            why);
  }
}
