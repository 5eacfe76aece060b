package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.Committed;
import dev.confab.ops.client.ConfabSocket;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Waiting;
import dev.confab.ops.client.Wish;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.chat.ChatEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Members are added, removed and added again while they reconnect between two gateways and somebody
 * writes: nobody receives a seq at which they were no member, nobody misses one at which they were.
 * What each received is compared with the log.
 */
@ExtendWith(BackboneExtension.class)
final class ChurnIT {
  private static final long SEED = Long.getLong("confab.churn.seed", 20_261_121L);
  private static final int STEPS = Integer.getInteger("confab.churn.steps", 200);
  private static final int MEMBERS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Random random = new Random(SEED);
  private final Backbone backbone;

  ChurnIT(Backbone backbone) {
    this.backbone = backbone;
  }

  @Test
  void everybody_receives_what_was_said_while_they_were_members_and_nothing_else() {
    String first = "http://127.0.0.1:" + backbone.port();
    Person owner = Person.arrives(first, "owner");
    Chat chat = owner.http().createChat(NewChat.group("Churn", List.of()), null);
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(new Member(Person.arrives(first, "member"), chat.id()));
    }
    try (GatewayNode second = GatewayNode.open(backbone.settings());
        ConfabSocket writer = ConfabSocket.open(second.server(), owner.token())) {
      List<String> servers = List.of(first, second.server());
      List<CompletableFuture<Committed>> said = new ArrayList<>();
      for (int step = 0; step < STEPS; step++) {
        said.add(writer.send(new Wish.Send(chat.id(), "w-" + step, "word " + step)));
        Member member = members.get(random.nextInt(MEMBERS));
        switch (random.nextInt(3)) {
          case 0 -> member.toggle(owner, step);
          case 1 -> member.connect(servers.get(random.nextInt(2)));
          default -> member.disconnect();
        }
      }
      said.forEach(word -> Waiting.until(word, PATIENCE, "a word"));
      for (Member member : members) {
        member.connect(servers.get(random.nextInt(2)));
      }
      ChatLog log = ChatLog.read(backbone.settings());
      for (Member member : members) {
        List<Long> expected =
            log.visible(chat.id(), member.person.id()).stream().map(ChatEvent::seq).toList();
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(member.received)
                        .as("seed %s, %s", SEED, member.person.username())
                        .containsExactlyElementsOf(expected));
      }
    } finally {
      members.forEach(Member::disconnect);
    }
  }

  /** One client over all its connections. */
  private static final class Member {
    private final Person person;
    private final UUID chat;
    private final List<Long> received = new CopyOnWriteArrayList<>();
    private boolean isMember;
    private volatile ConfabSocket socket;

    Member(Person person, UUID chat) {
      this.person = person;
      this.chat = chat;
    }

    void toggle(Person owner, int step) {
      String key = "t-" + step;
      if (isMember) {
        owner.http().removeMember(chat, person.id(), key);
      } else {
        owner.http().addMember(chat, person.id(), key);
      }
      isMember = !isMember;
    }

    void connect(String server) {
      disconnect();
      ConfabSocket opened = ConfabSocket.open(server, person.token());
      socket = opened;
      opened.onEvent(event -> receive(opened, event.seq()));
      Waiting.until(opened.sync(Map.of(chat, cursor())), PATIENCE, "sync");
    }

    void disconnect() {
      ConfabSocket old = socket;
      synchronized (received) {
        socket = null; // what still arrives on it does not count any more
      }
      if (old != null) {
        old.close();
      }
    }

    private void receive(ConfabSocket from, long seq) {
      synchronized (received) {
        if (from == socket) {
          received.add(seq);
        }
      }
    }

    private long cursor() {
      synchronized (received) {
        return received.isEmpty() ? 0 : received.getLast();
      }
    }
  }
}
