package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.AttachAnswer;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.platform.query.AttachQuery;
import dev.confab.platform.query.AttachQuery.Cursor;
import dev.confab.platform.query.UserChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Thousands who ask at once are answered each for themselves, however their questions travel. */
abstract class GatheredConformance extends OwnStateConformance {
  /** Many times what one call may have. */
  private static final int ASKERS = 200;

  private static final long LAST = 5;

  @Test
  void sessions_that_attach_together_get_each_their_own_past() {
    openChat();
    publish(chat.joined(BEN), chat.posted(ANNA, "one"), chat.posted(ANNA, "two"));
    List<CompletableFuture<AttachAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      UUID viewer = i % 2 == 0 ? ANNA : CARA;
      Cursor cursor = new Cursor(CHAT, i % LAST);
      AttachQuery query = new AttachQuery(0, 0, viewer, List.of(cursor), 500, 262_144);
      answers.add(asked(() -> views.attach(query)));
    }

    for (int i = 0; i < ASKERS; i++) {
      Attached attached = answer(answers.get(i)).chats().getFirst();
      boolean member = i % 2 == 0;
      assertThat(attached.access()).isEqualTo(member ? Access.MEMBER : Access.NO_MEMBER);
      assertThat(attached.events().stream().map(value -> running.event(value).seq()))
          .containsExactlyElementsOf(
              LongStream.rangeClosed(i % LAST + 1, member ? LAST : 0).boxed().toList());
    }
  }

  @Test
  void users_who_ask_for_their_chats_together_get_each_their_own() {
    openChat();
    publish(chat.joined(BEN));
    long joined = 3;
    List<CompletableFuture<List<UserChat>>> answers = new ArrayList<>();
    List<UUID> users = List.of(ANNA, BEN, CARA);
    for (int i = 0; i < ASKERS; i++) {
      UUID user = users.get(i % 3);
      answers.add(asked(() -> views.userChatsAt(user, Map.of())));
    }

    for (int i = 0; i < ASKERS; i++) {
      List<UserChat> chats = answer(answers.get(i));
      switch (i % 3) {
        case 1 -> assertThat(chats).containsExactly(new UserChat(CHAT, joined));
        case 2 -> assertThat(chats).isEmpty();
        default -> assertThat(chats).extracting(UserChat::chatId).containsExactly(CHAT);
      }
    }
  }

  private static <A> CompletableFuture<A> asked(Supplier<A> question) {
    return CompletableFuture.supplyAsync(question, Thread::startVirtualThread);
  }

  private static <A> A answer(CompletableFuture<A> answer) {
    return answer.orTimeout(20, TimeUnit.SECONDS).join();
  }
}
