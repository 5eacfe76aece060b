package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.Committed;
import dev.confab.ops.client.Message;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What first users do, from registration to search: register, post, live, history, search. */
final class FirstVisit {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private FirstVisit() {}

  static void to(String server) throws Exception {
    Person ann = Person.arrives(server, "ann");
    Person bob = Person.arrives(server, "bob");
    Chat chat = ann.http().createChat(NewChat.group("Plans", List.of(bob.id())), null);

    try (Listener bobs = Listener.live(server, bob.token(), Map.of(chat.id(), 0L))) {
      Message posted = ann.http().postMessage(chat.id(), "m-1", "hello over REST", null);
      Committed sent =
          bobs.socket().send(new Wish.Send(chat.id(), "m-2", "hello over zebrasocket")).get();

      assertThat(posted.seq()).isEqualTo(4);
      assertThat(posted.no()).isEqualTo(1);
      assertThat(sent.seq()).isEqualTo(5);
      await().atMost(PATIENCE).until(() -> bobs.seqs(chat.id()).size() == 3);
      // from the event that made bob a member: what was before is not his
      assertThat(bobs.seqs(chat.id())).containsExactly(3L, 4L, 5L);
      assertThat(bobs.texts(chat.id()))
          .containsExactly("hello over REST", "hello over zebrasocket");
    }
    assertThat(ann.http().historyBefore(chat.id(), null, 100).messages())
        .extracting(Message::text)
        .containsExactly("hello over REST", "hello over zebrasocket");
    assertThat(ann.http().chats(null).chats())
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.lastSeq()).isEqualTo(5);
              assertThat(c.unread()).isEqualTo(1);
            });
    await()
        .atMost(PATIENCE)
        .until(() -> ann.http().search("zebrasocket", null, 10, null).total() == 1);
  }
}
