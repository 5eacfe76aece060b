package dev.confab.processors.walk;

import dev.confab.schemas.chat.ChatCommand;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Commands of one chat without some of them: what the others name by its seq moves up. */
final class Renumbered {
  private static final Set<String> SEQS =
      Set.of("messageSeq", "replyTo", "threadRoot", "link", "invitation");

  private Renumbered() {}

  /** Leaves out the commands from an index up to another, which is kept. */
  static List<ChatCommand> without(List<ChatCommand> commands, int from, int to) {
    Model model = new Model();
    Map<Long, Long> moved = new HashMap<>();
    List<ChatCommand> kept = new ArrayList<>();
    long left = 0;
    for (int i = 0; i < commands.size(); i++) {
      ChatCommand command = commands.get(i);
      boolean leave = i >= from && i < to;
      for (var event : model.expect(command).events()) {
        if (leave) {
          left++;
        } else {
          moved.put(event.seq(), event.seq() - left);
        }
      }
      if (!leave) {
        kept.add(renamed(command, moved));
      }
    }
    return kept;
  }

  private static ChatCommand renamed(ChatCommand command, Map<Long, Long> moved) {
    try {
      RecordComponent[] components = command.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        Object value = components[i].getAccessor().invoke(command);
        boolean seq = value instanceof Long && SEQS.contains(components[i].getName());
        values[i] = seq ? moved.getOrDefault(value, (Long) value) : value;
      }
      return (ChatCommand) command.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("every command is a public record", e);
    }
  }
}
