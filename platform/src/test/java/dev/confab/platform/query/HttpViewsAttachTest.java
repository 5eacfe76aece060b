package dev.confab.platform.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.platform.http.HttpConfig;
import dev.confab.platform.http.HttpFront;
import dev.confab.platform.http.Json;
import dev.confab.platform.http.ProblemException;
import dev.confab.platform.query.AttachAnswer.Attached;
import dev.confab.platform.query.AttachQuery.Cursor;
import dev.confab.platform.query.ViewsHttp.AttachBody;
import dev.confab.platform.query.ViewsHttp.Partitions;
import dev.confab.platform.token.ServiceToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one partition does must not be felt in another, though sessions ask them together. */
final class HttpViewsAttachTest {
  private static final ServiceToken TOKEN = new ServiceToken("t".repeat(32));
  private static final int AWAY = 1;
  private static final int SLOW = 2;
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch slow = new CountDownLatch(1);
  private final CountDownLatch slowIsAsked = new CountDownLatch(1);
  private final HttpFront server =
      HttpFront.start(
          new HttpConfig("127.0.0.1", 0),
          List.of(
              config -> {
                config.routes.post(
                    ViewsHttp.PARTITIONS,
                    ctx -> ctx.result(Json.MAPPER.writeValueAsString(partitions())));
                config.routes.post(ViewsHttp.ATTACH, this::attach);
              }));
  private final HttpViews views =
      new HttpViews(List.of("http://127.0.0.1:" + server.port()), TOKEN);

  @AfterEach
  void stop() {
    slow.countDown();
    views.close();
    server.close();
  }

  @Test
  void a_partition_that_is_away_has_no_answer_and_the_others_have_theirs() {
    assertThat(views.attachEach(List.of(query(0), query(AWAY), query(3))))
        .extracting(answer -> answer.map(it -> it.chats().getFirst().lastSeq()))
        .containsExactly(Optional.of(10L), Optional.empty(), Optional.of(13L));
    assertThatThrownBy(() -> views.attachEach(List.of(query(AWAY))))
        .isInstanceOf(ViewUnavailableException.class);
  }

  @Test
  void who_waits_for_a_slow_partition_keeps_nobody_else_waiting() throws Exception {
    CompletableFuture<List<Optional<AttachAnswer>>> waits =
        CompletableFuture.supplyAsync(
            () -> views.attachEach(List.of(query(0), query(SLOW))), Thread::startVirtualThread);
    assertThat(slowIsAsked.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

    assertThat(views.attachEach(List.of(query(0), query(3)))).allMatch(Optional::isPresent);
    assertThat(waits).isNotDone();

    slow.countDown();
    assertThat(waits.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).allMatch(Optional::isPresent);
  }

  private static Partitions partitions() {
    return new Partitions(Map.of(ViewName.TIMELINE, 4));
  }

  /** The last seq of each chat says which partition it is in. */
  private void attach(Context ctx) throws IOException, InterruptedException {
    AttachBody body = Json.MAPPER.readValue(ctx.bodyAsBytes(), AttachBody.class);
    int partition = body.queries().getFirst().partition();
    if (partition == AWAY) {
      throw ProblemException.later("view_unavailable", "It moves.", 1);
    }
    if (partition == SLOW) {
      slowIsAsked.countDown();
      assertThat(slow.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    ctx.result(
        Json.MAPPER.writeValueAsString(
            body.queries().stream().map(query -> answer(query, 10 + partition)).toList()));
  }

  private static AttachAnswer answer(AttachQuery query, long lastSeq) {
    return new AttachAnswer(
        query.cursors().stream()
            .map(
                cursor ->
                    new Attached(
                        cursor.chatId(), Access.MEMBER, lastSeq, 0, null, false, List.of()))
            .toList());
  }

  private static AttachQuery query(int partition) {
    return new AttachQuery(
        partition, 0, new UUID(1, 1), List.of(new Cursor(new UUID(2, partition), -1)), 1, 1);
  }
}
