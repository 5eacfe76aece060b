package dev.confab.processors.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.processors.domain.Verdict.Accepted;
import dev.confab.processors.domain.chat.ChatDecider;
import dev.confab.processors.domain.chat.ChatDecision;
import dev.confab.processors.domain.chat.ChatEvolver;
import dev.confab.schemas.Ids;
import dev.confab.schemas.chat.AddMember;
import dev.confab.schemas.chat.AddReaction;
import dev.confab.schemas.chat.BanMember;
import dev.confab.schemas.chat.ChangeRole;
import dev.confab.schemas.chat.ChatCommand;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.DeleteMessage;
import dev.confab.schemas.chat.EditMessage;
import dev.confab.schemas.chat.InviteMember;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.LeaveChat;
import dev.confab.schemas.chat.MemberJoined;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.PinMessage;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.chat.RemoveMember;
import dev.confab.schemas.chat.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

/** What a command costs does not depend on how many are in the chat. */
class LargeChatTest {
  private static final int MANY = 100_000;
  private static final int FEW = 10;
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final UUID OWNER = new UUID(1, 0);
  private static final UUID CHAT = Ids.derived("chat", OWNER, "create");
  private static final UUID STRANGER = new UUID(2, 0);

  @Test
  void every_command_reads_and_writes_as_many_rows_as_in_a_small_chat() {
    assertThat(costs(MANY)).isEqualTo(costs(FEW));
  }

  /** Calls of the store, by kind of command and of call. */
  private static List<String> costs(int members) {
    Map<String, Integer> calls = new TreeMap<>();
    ChatStore store = new ChatStore(counting(InMemoryRows.open(), calls));
    carryOut(create(), store);
    for (long seq = 3; seq < members + 2; seq++) {
      ChatEvolver.evolve(
          new MemberJoined(CHAT, seq, user(seq), AT, null, Role.MEMBER, 0, null), store);
    }
    List<String> costs = new ArrayList<>();
    for (ChatCommand command : commands(members + 2)) {
      calls.clear();
      carryOut(command, store);
      costs.add(command.getClass().getSimpleName() + " " + calls);
    }
    return costs;
  }

  private static void carryOut(ChatCommand command, ChatStore store) {
    ChatDecision decision = ChatDecider.decide(command, store);
    assertThat(decision.verdict()).as(command.toString()).isInstanceOf(Accepted.class);
    decision.events().forEach(event -> ChatEvolver.evolve(event, store));
  }

  private static CreateChat create() {
    return new CreateChat(
        CHAT,
        OWNER,
        "create",
        ChatType.GROUP,
        true,
        new ChatProfile("Large", null),
        null,
        List.of(),
        AT);
  }

  /** The first one posts the message that the others are about. */
  private static List<ChatCommand> commands(long message) {
    UUID one = user(4);
    UUID other = user(5);
    UUID third = user(6);
    return List.of(
        new PostMessage(CHAT, one, "1", new MessageContent("Hello"), null, null, null, AT, null),
        new JoinChat(CHAT, STRANGER, "2", AT, null),
        new LeaveChat(CHAT, STRANGER, "3", AT, null),
        new InviteMember(CHAT, OWNER, "4", STRANGER, 3_600, AT),
        new AddMember(CHAT, OWNER, "5", STRANGER, AT),
        new EditMessage(CHAT, one, "6", message, new MessageContent("Hi"), null, null, AT),
        new AddReaction(CHAT, other, "7", message, "👍", AT),
        new PinMessage(CHAT, OWNER, "8", message, AT),
        new DeleteMessage(CHAT, OWNER, "9", message, AT),
        new ChangeRole(CHAT, OWNER, "10", one, Role.ADMIN, AT),
        new RemoveMember(CHAT, OWNER, "11", other, AT),
        new BanMember(CHAT, OWNER, "12", third, AT));
  }

  private static UUID user(long number) {
    return new UUID(1, number);
  }

  @SuppressWarnings("unchecked")
  private static KeyValueStore<Bytes, byte[]> counting(
      KeyValueStore<Bytes, byte[]> rows, Map<String, Integer> calls) {
    return (KeyValueStore<Bytes, byte[]>)
        Proxy.newProxyInstance(
            LargeChatTest.class.getClassLoader(),
            new Class<?>[] {KeyValueStore.class},
            (_, method, arguments) -> {
              calls.merge(method.getName(), 1, Integer::sum);
              try {
                return method.invoke(rows, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
