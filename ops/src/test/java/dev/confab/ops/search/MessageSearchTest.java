package dev.confab.ops.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.confab.platform.query.SeqRange;
import dev.confab.platform.search.SearchPage;
import dev.confab.platform.search.SearchPage.Hit;
import dev.confab.platform.search.SearchRequest;
import dev.confab.platform.search.SearchRequest.Scope;
import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessageDeleted;
import dev.confab.schemas.chat.MessageEdited;
import dev.confab.schemas.chat.MessageRecalled;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said is found, and nothing that somebody must not see. */
final class MessageSearchTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private static Path data;
  private static SearchGround ground;

  @BeforeAll
  static void start() throws Exception {
    ground = SearchGround.start(data);
  }

  @AfterAll
  static void stop() throws Exception {
    if (ground != null) {
      ground.close();
    }
  }

  @Test
  void what_is_said_is_found_within_two_seconds() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "warm-up");
    awaitHits("warm", whole(chat), 2);

    ground.say(chat, 3, NOON, "the printer is on fire");

    await()
        .atMost(Duration.ofSeconds(2))
        .untilAsserted(
            () -> assertThat(seqs(find("printer fire", whole(chat)))).containsExactly(3L));
    Hit hit = find("printer fire", whole(chat)).hits().getFirst();
    assertThat(hit.sentAt()).isEqualTo(NOON);
    assertThat(hit.highlight()).isEqualTo("the <em>printer</em> is on <em>fire</em>");
  }

  @Test
  void all_words_must_be_there_in_any_case_and_with_any_accents() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "Crème brûlée is ready");
    say(chat, 3, "creme for the skin");
    awaitHits("creme", whole(chat), 3, 2);

    assertThat(seqs(find("BRULEE creme", whole(chat)))).containsExactly(2L);
  }

  @Test
  void phrases_and_beginnings_are_found_and_other_signs_mean_nothing() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "kernel panic after the update");
    say(chat, 3, "panic in the kernel");
    say(chat, 4, "try apt-get -v dist-upgrade");
    awaitHits("try", whole(chat), 4);

    assertThat(seqs(find("\"kernel panic\"", whole(chat)))).containsExactly(2L);
    assertThat(seqs(find("upd*", whole(chat)))).containsExactly(2L);
    assertThat(seqs(find("apt-get -v", whole(chat)))).containsExactly(4L);
    assertThat(seqs(find("text:kernel", whole(chat)))).isEmpty();
    assertThat(seqs(find("???", whole(chat)))).isEmpty();
    assertThat(seqs(find("\"kernel (panic | ~ /x/ [a TO", whole(chat)))).isEmpty();
  }

  @Test
  void what_is_edited_is_found_by_its_new_words_in_its_old_place() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "the heron");
    say(chat, 3, "another heron");
    ground.publish(edited(chat, 4, 2, "the kingfisher and the heron"));
    awaitHits("kingfisher", whole(chat), 2);
    ground.publish(edited(chat, 5, 2, "the stork and the heron"));

    awaitHits("stork", whole(chat), 2);
    assertThat(seqs(find("kingfisher", whole(chat)))).isEmpty();
    assertThat(seqs(find("heron", whole(chat)))).containsExactly(3L, 2L);
    Hit hit = find("stork", whole(chat)).hits().getFirst();
    assertThat(hit.sentAt()).isEqualTo(NOON);
    assertThat(hit.senderId()).isEqualTo(SearchGround.SENDER);
    assertThat(hit.text()).isEqualTo("the stork and the heron");
  }

  @Test
  void what_is_deleted_or_recalled_is_found_no_more_and_is_not_brought_back_by_who_is_late()
      throws Exception {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "regret one");
    say(chat, 3, "regret two");
    say(chat, 4, "regret nothing");
    ground.publish(edited(chat, 5, 2, "regret more"));
    awaitHits("regret more", whole(chat), 2);

    ground.publish(
        new MessageDeleted(chat, 6, SearchGround.SENDER, NOON, null, 2, SearchGround.SENDER, null));
    ground.publish(new MessageRecalled(chat, 7, SearchGround.SENDER, NOON, null, 3, null));
    awaitHits("regret", whole(chat), 4);
    say(chat, 2, "regret one");
    ground.publish(edited(chat, 5, 2, "regret more"));
    say(chat, 8, "after that");

    awaitHits("after", whole(chat), 8);
    assertThat(seqs(find("regret", whole(chat)))).containsExactly(4L);
    assertThat(ground.ask("GET", "/confab-messages/_doc/" + chat + ":2", "").body())
        .contains("\"_version\":6")
        .doesNotContain("regret");
  }

  @Test
  void a_highlight_is_safe_html() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "<script>alert('gotcha')</script>");
    awaitHits("gotcha", whole(chat), 2);

    assertThat(find("gotcha", whole(chat)).hits().getFirst().highlight())
        .contains("<em>gotcha</em>", "&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void nothing_outside_of_the_visible_ranges_is_found_or_counted() {
    UUID mine = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    for (long seq = 2; seq <= 9; seq++) {
      say(mine, seq, "secret number " + seq);
      say(other, seq, "secret elsewhere " + seq);
    }
    awaitHits("secret", whole(other), 9, 8, 7, 6, 5, 4, 3, 2);

    SearchPage page =
        find(
            "secret",
            new Scope(mine, List.of(new SeqRange(3, 4), new SeqRange(8, Long.MAX_VALUE))));

    assertThat(seqs(page)).containsExactly(9L, 8L, 4L, 3L);
    assertThat(page.total()).isEqualTo(4);
    assertThat(find("secret", new Scope(mine, List.of())).total()).isZero();
  }

  @Test
  void pages_go_from_new_to_old_without_gap_or_double() {
    UUID chat = UUID.randomUUID();
    for (long seq = 2; seq <= 26; seq++) {
      // Three share a minute each: seq decides among them.
      ground.say(chat, seq, NOON.plusSeconds(60 * (seq / 3)), "lorem " + seq);
    }
    await().until(() -> find("lorem", whole(chat)).total() == 25);

    List<Long> all = new ArrayList<>();
    String cursor = null;
    do {
      SearchPage page =
          ground.search().search(new SearchRequest("lorem", List.of(whole(chat)), 4, cursor));
      assertThat(page.total()).isEqualTo(25);
      all.addAll(seqs(page));
      cursor = page.next();
    } while (cursor != null);

    assertThat(all)
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 26).map(i -> 28 - i).boxed().toList());
  }

  @Test
  void a_thousand_chats_with_ranges_are_one_question() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "needle");
    awaitHits("needle", whole(chat), 2);
    List<Scope> scopes = new ArrayList<>();
    for (int i = 0; i < SearchRequest.MAX_SCOPES - 1; i++) {
      scopes.add(new Scope(UUID.randomUUID(), List.of(new SeqRange(2, 5), new SeqRange(9, 12))));
    }
    scopes.add(new Scope(chat, List.of(new SeqRange(1, 2))));

    assertThat(seqs(ground.search().search(new SearchRequest("needle", scopes, 20, null))))
        .containsExactly(2L);
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    assertThatThrownBy(
            () ->
                ground
                    .search()
                    .search(
                        new SearchRequest("x", List.of(whole(UUID.randomUUID())), 20, "no cursor")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_is_said_while_elasticsearch_is_dead_is_found_later() {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "before");
    awaitHits("before", whole(chat), 2);

    ground.killElasticsearch();
    say(chat, 3, "meanwhile");

    SearchGround.patiently().until(() -> !ground.health().isReady() || isFound("meanwhile", chat));
    SearchGround.patiently().until(() -> isFound("meanwhile", chat));
    assertThat(seqs(find("before", whole(chat)))).containsExactly(2L);
    SearchGround.patiently().until(() -> ground.health().isReady());
  }

  @Test
  void an_index_that_is_lost_is_filled_again_from_the_log() throws Exception {
    UUID chat = UUID.randomUUID();
    say(chat, 2, "ancient");
    awaitHits("ancient", whole(chat), 2);

    ground.deleteIndex("confab-messages");
    say(chat, 3, "recent");

    SearchGround.patiently().until(() -> isFound("recent", chat) && isFound("ancient", chat));
  }

  private static void say(UUID chat, long seq, String text) {
    ground.say(chat, seq, NOON, text);
  }

  private static MessageEdited edited(UUID chat, long seq, long messageSeq, String text) {
    return new MessageEdited(
        chat,
        seq,
        SearchGround.SENDER,
        NOON,
        null,
        messageSeq,
        new MessageContent(text),
        null,
        null);
  }

  private static Scope whole(UUID chat) {
    return new Scope(chat, List.of(SeqRange.ALL));
  }

  private static SearchPage find(String q, Scope scope) {
    return ground.search().search(new SearchRequest(q, List.of(scope), 20, null));
  }

  private static List<Long> seqs(SearchPage page) {
    return page.hits().stream().map(Hit::seq).toList();
  }

  private static boolean isFound(String word, UUID chat) {
    try {
      return find(word, whole(chat)).total() == 1;
    } catch (SearchUnavailableException e) {
      return false;
    }
  }

  private static void awaitHits(String q, Scope scope, long... seqs) {
    SearchGround.patiently()
        .ignoreException(SearchUnavailableException.class)
        .untilAsserted(
            () ->
                assertThat(seqs(find(q, scope)))
                    .containsExactlyInAnyOrderElementsOf(LongStream.of(seqs).boxed().toList()));
  }
}
