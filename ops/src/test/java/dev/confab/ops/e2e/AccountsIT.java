package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Session;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.client.User;
import dev.confab.ops.up.Backbone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people change about their accounts, through the public ways in. */
@ExtendWith(BackboneExtension.class)
final class AccountsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String NEW_PASSWORD = "battery staple horse";

  private final String server;

  AccountsIT(Backbone backbone) {
    this.server = "http://127.0.0.1:" + backbone.port();
  }

  @Test
  void a_session_is_seen_and_ended_from_another() {
    Person ann = Person.arrives(server, "ann");
    Tokens phone = ann.http().login(ann.username(), Person.PASSWORD);

    List<Session> sessions = ann.http().as(phone.accessToken()).sessions();
    assertThat(sessions).hasSize(2).allMatch(session -> session.device().startsWith("Java"));
    assertThat(sessions).filteredOn(Session::current).hasSize(1);
    ann.http().endSession(current(ann.http().as(phone.accessToken())));

    assertThat(ann.http().sessions()).singleElement().matches(Session::current);
    assertProblem(() -> ann.http().refresh(phone.refreshToken()), 401, "session_not_found");
    ann.http().refresh(ann.tokens().refreshToken());
  }

  @Test
  void nobody_ends_the_sessions_of_others() {
    Person ann = Person.arrives(server, "ann");
    Person mallory = Person.arrives(server, "mallory");
    UUID annsSession = current(ann.http());

    assertProblem(() -> mallory.http().endSession(annsSession), 404, "unknown_session");
    assertProblem(() -> mallory.http().endSession(UUID.randomUUID()), 404, "unknown_session");
    ann.http().refresh(ann.tokens().refreshToken());
  }

  @Test
  void logging_out_everywhere_ends_all_sessions() {
    Person ann = Person.arrives(server, "ann");
    Tokens phone = ann.http().login(ann.username(), Person.PASSWORD);

    ann.http().logoutEverywhere();

    assertProblem(() -> ann.http().refresh(phone.refreshToken()), 401, "session_not_found");
    assertProblem(() -> ann.http().refresh(ann.tokens().refreshToken()), 401, "session_not_found");
    for (String token : List.of(phone.accessToken(), ann.token())) {
      await().atMost(PATIENCE).until(() -> isRefused(ann.http().as(token)));
    }
    assertThat(ann.http().login(ann.username(), Person.PASSWORD).userId()).isEqualTo(ann.id());
  }

  @Test
  void connections_end_with_their_log_in() throws Exception {
    Person ann = Person.arrives(server, "ann");
    Tokens phone = ann.http().login(ann.username(), Person.PASSWORD);
    Person phoned = new Person(ann.id(), ann.username(), phone, ann.http());
    UUID chat = ann.http().createChat(NewChat.group("Ends", List.of()), null).id();
    try (PlainClient gone = PlainClient.live(server, phoned, chat);
        PlainClient stays = PlainClient.live(server, ann, chat)) {
      ann.http().endSession(current(ann.http().as(phone.accessToken())));

      await().atMost(PATIENCE).until(() -> gone.faults().contains("the server closed with 4401"));
      assertThat(stays.faults()).isEmpty();
    }
  }

  @Test
  void a_new_password_counts_at_once_and_ends_the_other_sessions() {
    Person ann = Person.arrives(server, "ann");
    Tokens phone = ann.http().login(ann.username(), Person.PASSWORD);

    assertProblem(
        () -> ann.http().changePassword("a wild guess", NEW_PASSWORD), 403, "wrong_password");
    ann.http().changePassword(Person.PASSWORD, NEW_PASSWORD);

    assertProblem(
        () -> ann.http().login(ann.username(), Person.PASSWORD), 401, "invalid_credentials");
    assertThat(ann.http().login(ann.username(), NEW_PASSWORD).userId()).isEqualTo(ann.id());
    assertProblem(() -> ann.http().refresh(phone.refreshToken()), 401, "session_not_found");
    ann.http().refresh(ann.tokens().refreshToken());
  }

  @Test
  void of_many_changes_of_a_password_at_the_same_time_one_wins() {
    Person ann = Person.arrives(server, "ann");
    List<CompletableFuture<Void>> changes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String wanted = NEW_PASSWORD + i;
      changes.add(
          CompletableFuture.runAsync(() -> ann.http().changePassword(Person.PASSWORD, wanted)));
    }

    List<String> codes = changes.stream().map(AccountsIT::code).toList();

    assertThat(codes).containsOnlyOnce("done");
    assertThat(codes).isSubsetOf("done", "password_changed", "wrong_password");
    String winner = NEW_PASSWORD + codes.indexOf("done");
    assertThat(ann.http().login(ann.username(), winner).userId()).isEqualTo(ann.id());
  }

  @Test
  void a_new_username_takes_the_place_of_the_old_one() {
    Person ann = Person.arrives(server, "ann");
    String wanted = "anna" + ann.username().substring(3);

    User changed = ann.http().changeUsername(wanted);

    assertThat(changed.username()).isEqualTo(wanted);
    assertThat(ann.http().changeUsername(wanted)).isEqualTo(changed);
    assertThat(ann.http().login(wanted, Person.PASSWORD).userId()).isEqualTo(ann.id());
    assertThat(ann.http().user(wanted)).map(User::userId).contains(ann.id());
    // the old name is free for somebody else
    await().atMost(PATIENCE).until(() -> ann.http().user(ann.username()).isEmpty());
    UUID other =
        ContractWitness.client(server)
            .register(ann.username(), "other-" + ann.username() + "@example.org", NEW_PASSWORD)
            .userId();
    assertThat(ann.http().user(ann.username())).map(User::userId).contains(other);
  }

  @Test
  void a_taken_username_stays_with_its_owner() {
    Person ann = Person.arrives(server, "ann");
    Person bob = Person.arrives(server, "bob");

    assertProblem(
        () -> ann.http().changeUsername(bob.username().toUpperCase()), 409, "username_taken");

    assertThat(ann.http().me().username()).isEqualTo(ann.username());
    assertThat(bob.http().me().username()).isEqualTo(bob.username());
    assertThat(ann.http().login(ann.username(), Person.PASSWORD).userId()).isEqualTo(ann.id());
    // and the next wish is not in the way of the refused one
    assertThat(ann.http().changeUsername(ann.username().toUpperCase()).username())
        .isEqualTo(ann.username().toUpperCase());
  }

  private static boolean isRefused(ConfabHttp http) {
    try {
      http.me();
      return false;
    } catch (ConfabException e) {
      return e.status() == 401;
    }
  }

  private static UUID current(ConfabHttp http) {
    return http.sessions().stream()
        .filter(Session::current)
        .map(Session::id)
        .findFirst()
        .orElseThrow();
  }

  private static String code(CompletableFuture<Void> change) {
    try {
      change.join();
      return "done";
    } catch (CompletionException e) {
      return e.getCause() instanceof ConfabException problem ? problem.code() : e.toString();
    }
  }

  private static void assertProblem(ThrowingCallable call, int status, String code) {
    ConfabException problem = catchThrowableOfType(ConfabException.class, call);
    assertThat(problem).as("a problem with code " + code).isNotNull();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(problem.status()).isEqualTo(status);
  }
}
