package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.Chat;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.Message;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.up.Backbone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stop, start again: nothing is lost. */
final class RestartIT {
  @TempDir private Path data;

  @Test
  void everything_is_there_after_a_restart() throws Exception {
    String username;
    Chat chat;
    Message message;
    try (Backbone first = BackboneExtension.start(data)) {
      Person ann = Person.arrives("http://127.0.0.1:" + first.port(), "ann");
      username = ann.username();
      chat = ann.http().createChat(NewChat.group("Lasting", List.of()), "lasting");
      message = ann.http().postMessage(chat.id(), "m-1", "remember walrusword", null);
    }

    try (Backbone second = BackboneExtension.start(data)) {
      ConfabHttp http = ContractWitness.client("http://127.0.0.1:" + second.port());
      Tokens tokens = http.login(username, Person.PASSWORD);
      ConfabHttp ann = http.as(tokens.accessToken());

      assertThat(ann.historyBefore(chat.id(), null, 10).messages()).containsExactly(message);
      assertThat(ann.chats(null).chats()).extracting(Chat::id).containsExactly(chat.id());
      assertThat(ann.createChat(NewChat.group("Lasting", List.of()), "lasting").id())
          .isEqualTo(chat.id());
      assertThat(ann.postMessage(chat.id(), "m-1", "remember walrusword", null)).isEqualTo(message);
      assertThat(ann.postMessage(chat.id(), "m-2", "next", null).seq())
          .isEqualTo(message.seq() + 1);
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> ann.search("walrusword", null, 10, null).total() == 1);
    }
  }
}
