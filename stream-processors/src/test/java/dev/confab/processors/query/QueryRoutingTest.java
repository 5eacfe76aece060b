package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.HttpViews;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.token.ServiceToken;
import dev.confab.processors.view.ChatLog;
import dev.confab.processors.view.RunningViews;
import dev.confab.schemas.chat.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two query servers: one has all partitions, the other none. */
class QueryRoutingTest {
  private static final ServiceToken TOKEN = new ServiceToken("t".repeat(32));
  private static final UUID CHAT = new UUID(1, 2);

  private final AtomicInteger askedForOwner = new AtomicInteger();
  private RunningViews running;
  private HttpFront owner;
  private HttpFront other;

  @BeforeEach
  void start() {
    running = new RunningViews();
    ChatLog chat = new ChatLog(CHAT, ANNA);
    running.publish(chat.created(true));
    running.publish(chat.added(ANNA, Role.OWNER));
    owner = serve(running.places(), (_, _) -> Optional.empty());
    String ownerUrl = url(owner);
    other =
        serve(
            ViewPlaces.of(1, 1, 1),
            (_, _) -> {
              askedForOwner.incrementAndGet();
              return Optional.of(ownerUrl);
            });
  }

  @AfterEach
  void stop() {
    owner.close();
    other.close();
    running.close();
  }

  @Test
  void a_question_to_the_wrong_server_is_answered_by_the_owner() {
    try (HttpViews views = new HttpViews(List.of(url(other)), TOKEN)) {
      assertThat(views.chat(ANNA, ChatPosition.current(CHAT))).map(ChatHead::chatId).contains(CHAT);
      assertThat(views.heads(ANNA, List.of(ChatPosition.current(CHAT)))).hasSize(1);
    }
  }

  @Test
  void the_owner_is_remembered() {
    try (HttpViews views = new HttpViews(List.of(url(other)), TOKEN)) {
      views.chat(ANNA, ChatPosition.current(CHAT));
      views.chat(ANNA, ChatPosition.current(CHAT));

      assertThat(askedForOwner).hasValue(1);
    }
  }

  @Test
  void a_server_that_is_gone_is_passed_over() {
    String gone = urlOfClosed();
    try (HttpViews views = new HttpViews(List.of(gone, url(other)), TOKEN)) {
      assertThat(views.chat(ANNA, ChatPosition.current(CHAT))).isPresent();
    }
  }

  @Test
  void an_owner_that_is_gone_makes_the_view_unavailable() {
    try (HttpViews views = new HttpViews(List.of(url(other)), TOKEN)) {
      views.chat(ANNA, ChatPosition.current(CHAT));
      owner.close();

      assertThatThrownBy(() -> views.chat(ANNA, ChatPosition.current(CHAT)))
          .isInstanceOf(ViewUnavailableException.class);
    }
  }

  @Test
  void a_partition_that_nobody_is_known_to_have_is_unavailable() {
    HttpFront lost = serve(ViewPlaces.of(1, 1, 1), (_, _) -> Optional.empty());
    try (HttpViews views = new HttpViews(List.of(url(lost)), TOKEN)) {
      assertThatThrownBy(() -> views.chat(ANNA, ChatPosition.current(CHAT)))
          .isInstanceOf(ViewUnavailableException.class)
          .hasMessageContaining("timeline");
    } finally {
      lost.close();
    }
  }

  @Test
  void who_does_not_show_the_service_token_gets_nothing() {
    try (HttpViews views = new HttpViews(List.of(url(owner)), new ServiceToken("x".repeat(32)))) {
      assertThatThrownBy(() -> views.chat(ANNA, ChatPosition.current(CHAT)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("401");
    }
  }

  private static String urlOfClosed() {
    HttpFront front = serve(ViewPlaces.of(1, 1, 1), (_, _) -> Optional.empty());
    String url = url(front);
    front.close();
    return url;
  }

  private static HttpFront serve(ViewPlaces places, Owners owners) {
    return HttpFront.start(
        new HttpConfig("127.0.0.1", 0),
        List.of(new QueryRoutes(new LocalViews(places), places, owners, TOKEN)));
  }

  private static String url(HttpFront front) {
    return "http://127.0.0.1:" + front.port();
  }
}
