package dev.confab.ops.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.search.SearchUnavailableException;
import dev.confab.platform.search.UserSearchPage;
import dev.confab.platform.search.UserSearchPage.Hit;
import dev.confab.platform.search.UserSearchRequest;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.UniqueName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are found by how their names begin, and only under names that are theirs. */
final class UserSearchTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir private static Path data;
  private static SearchGround ground;

  @BeforeAll
  static void start() throws Exception {
    ground = SearchGround.startWithViews(data);
  }

  @AfterAll
  static void stop() throws Exception {
    if (ground != null) {
      ground.close();
    }
  }

  @Test
  void somebody_is_found_by_how_their_username_begins() {
    register("Quentin.T", "Somebody");

    awaitFound("quen", "Quentin.T");
    assertThat(find("QUENTIN.")).containsExactly("Quentin.T");
    assertThat(find("@quentin.t")).containsExactly("Quentin.T");
    assertThat(find("uentin")).isEmpty();
    assertThat(find("quen*")).isEmpty();
    assertThat(find("q?entin")).isEmpty();
  }

  @Test
  void somebody_is_found_by_how_the_words_of_their_name_begin() {
    register("w1", "Zoë Van der Müller");
    register("w2", "Łukasz Żak");
    register("w3", "Владимир Маяковский");
    register("w4", "李小龍");
    register("w5", "Siobhán O'Brien-Smith");

    awaitFound("siob", "w5");
    assertThat(find("zoe mull")).containsExactly("w1");
    assertThat(find("MÜLLER ZO")).containsExactly("w1");
    assertThat(find("zoe & müller")).containsExactly("w1");
    assertThat(find("zoe smith")).isEmpty();
    assertThat(find("üller")).isEmpty();
    assertThat(find("luk zak")).containsExactly("w2");
    assertThat(find("маяков")).containsExactly("w3");
    assertThat(find("小龍")).containsExactly("w4");
    assertThat(find("o'brien-smi")).containsExactly("w5");
    assertThat(find("&")).isEmpty();
  }

  @Test
  void the_same_username_comes_first_then_others_then_display_names() {
    register("b-kim", "Aaron");
    register("kimberley", "Zed");
    register("kim", "Zed");
    register("kima", "Zed");
    register("a-kim", "Old Kim");
    register("c-kim", "Kimono");

    awaitFound("kim", "kim", "kima", "kimberley", "a-kim", "c-kim");
  }

  @Test
  void who_changes_a_name_is_found_by_the_new_one_and_not_by_the_old() {
    UUID user = register("larch", "Pine");
    awaitFound("larch", "larch");

    ground.publish(
        new NameChangeStarted(
            user, 3, NOON, NameKind.USERNAME, new UniqueName("willow"), null, new UUID(8, 8)));
    ground.publish(new NameChanged(user, 4, NOON, 3));
    ground.publish(new DisplayNameChanged(user, 5, NOON, new DisplayName("Elm"), null, null));

    awaitFound("elm", "willow");
    assertThat(find("willow")).containsExactly("willow");
    assertThat(find("larch")).isEmpty();
    assertThat(find("pine")).isEmpty();
  }

  @Test
  void who_is_not_registered_is_not_found_and_is_not_brought_back_by_who_is_late()
      throws Exception {
    UUID refused = UUID.randomUUID();
    ground.publish(started(refused, "orlando", "Orlando"));
    ground.publish(new RegistrationRefused(refused, 2, NOON, "username_taken"));
    ground.publish(started(UUID.randomUUID(), "orlanda", "Orlanda"));
    register("orlandi", "Behind them");

    awaitFound("orl", "orlandi");
    SearchGround.patiently().until(() -> document(refused).contains("\"_version\":2"));
    assertThat(document(refused)).doesNotContain("rlando");
    String late = "{\"userId\":\"%s\",\"version\":1,\"username\":\"orlando\"}".formatted(refused);
    assertThat(
            ground
                .ask("PUT", path(refused) + "?version=1&version_type=external", late)
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void people_come_in_pages_without_holes_and_doubles() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      expected.add(String.format(Locale.ROOT, "page%02d", i));
      register(expected.getLast(), i % 2 == 0 ? "Page" : "Other");
    }
    SearchGround.patiently().untilAsserted(() -> assertThat(find("page")).hasSize(25));

    List<String> seen = new ArrayList<>();
    String cursor = null;
    UserSearchPage page;
    do {
      page = ground.users().search(new UserSearchRequest("page", 4, cursor));
      page.hits().forEach(hit -> seen.add(hit.username()));
      cursor = page.hits().getLast().cursor();
    } while (page.more());

    assertThat(seen).isEqualTo(expected);
    assertThat(ground.users().search(new UserSearchRequest("page", 4, cursor)).hits()).isEmpty();
  }

  @Test
  void an_index_that_is_lost_is_filled_again_from_the_log() throws Exception {
    register("ancient", "Old");
    awaitFound("ancient", "ancient");

    ground.deleteIndex("confab-users");
    register("ancestor", "Older");

    awaitFound("anc", "ancestor", "ancient");
    SearchGround.patiently().until(() -> ground.health().isReady());
  }

  private static UUID register(String username, String displayName) {
    UUID userId = UUID.randomUUID();
    ground.publish(started(userId, username, displayName));
    ground.publish(new AccountRegistered(userId, 2, NOON));
    return userId;
  }

  private static RegistrationStarted started(UUID userId, String username, String displayName) {
    return new RegistrationStarted(
        userId,
        1,
        NOON,
        new Cause("key", Sha256.ofParts(username)),
        new AccountProfile(username, null, displayName),
        null,
        new UUID(9, username.hashCode()),
        null,
        true);
  }

  private static String path(UUID userId) {
    return "/confab-users/_doc/" + userId;
  }

  private static String document(UUID userId) throws Exception {
    return ground.ask("GET", path(userId), "").body();
  }

  private static List<String> find(String q) {
    return ground.users().search(new UserSearchRequest(q, 100, null)).hits().stream()
        .map(Hit::username)
        .toList();
  }

  private static void awaitFound(String q, String... usernames) {
    SearchGround.patiently()
        .ignoreException(SearchUnavailableException.class)
        .untilAsserted(() -> assertThat(find(q)).containsExactly(usernames));
  }
}
