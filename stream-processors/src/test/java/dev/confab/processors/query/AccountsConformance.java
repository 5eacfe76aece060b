package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Account;
import dev.confab.platform.query.Account.Status;
import dev.confab.platform.query.UserVersion;
import dev.confab.schemas.Cause;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.AccountRole;
import dev.confab.schemas.user.DeletionCancelled;
import dev.confab.schemas.user.DeletionRequested;
import dev.confab.schemas.user.DisplayName;
import dev.confab.schemas.user.DisplayNameChanged;
import dev.confab.schemas.user.EmailVerified;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RegistrationStarted;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UniqueName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with accounts, beside chats. */
abstract class AccountsConformance extends UserChatsConformance {
  private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
  private static final UUID NAME = UUID.fromString("30000000-0000-8000-8000-000000000003");
  private static final Duration SHORT = Duration.ofMillis(200);

  @Test
  void an_account_is_pending_until_its_names_are_its_own() {
    running.publish(started(ANNA, false));

    assertThat(views.account(ANNA)).map(Account::status).contains(Status.PENDING);
    assertThat(views.account(ANNA))
        .contains(
            new Account(
                ANNA,
                1,
                Status.PENDING,
                null,
                "anna",
                "anna@example.org",
                "Anna",
                NOW,
                false,
                Set.of(),
                null));
    assertThat(views.settledAccount(ANNA, 1, SHORT)).map(Account::status).contains(Status.PENDING);
  }

  @Test
  void an_account_settles_when_it_is_registered_and_its_password_is_here() {
    running.publish(started(ANNA, false));
    running.publish(new AccountRegistered(ANNA, 3, NOW));

    var answer =
        CompletableFuture.supplyAsync(() -> views.settledAccount(ANNA, 1, Duration.ofSeconds(10)));
    running.publish(new PasswordSet(ANNA, 2, NOW, "$argon2id$hash"));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .extracting(account -> account.orElseThrow().status())
        .isEqualTo(Status.REGISTERED);
    assertThat(views.passwordHash(ANNA)).contains("$argon2id$hash");
  }

  @Test
  void an_imported_account_settles_without_a_password() {
    running.publish(started(BEN, true));
    running.publish(new AccountRegistered(BEN, 2, NOW));

    assertThat(views.settledAccount(BEN, 2, SHORT))
        .map(Account::status)
        .contains(Status.REGISTERED);
    assertThat(views.passwordHash(BEN)).isEmpty();
  }

  @Test
  void a_refused_account_says_why() {
    running.publish(started(ANNA, false));
    running.publish(new RegistrationRefused(ANNA, 2, NOW, "username_taken"));

    assertThat(views.settledAccount(ANNA, 1, SHORT))
        .map(Account::refusal)
        .contains("username_taken");
  }

  @Test
  void a_verified_address_shows() {
    running.publish(started(ANNA, false));
    running.publish(new AccountRegistered(ANNA, 2, NOW));
    assertThat(views.account(ANNA)).map(Account::emailVerified).contains(false);

    running.publish(new EmailVerified(ANNA, 3, NOW));
    running.publish(name(ANNA, 4, "New"));

    assertThat(views.account(ANNA)).map(Account::emailVerified).contains(true);
    assertThat(views.account(ANNA)).map(Account::version).contains(4L);
  }

  @Test
  void another_address_is_not_verified() {
    running.publish(started(ANNA, false));
    running.publish(new AccountRegistered(ANNA, 2, NOW));
    running.publish(new EmailVerified(ANNA, 3, NOW));

    UniqueName wanted = new UniqueName("anna@new.example");
    running.publish(new NameChangeStarted(ANNA, 4, NOW, NameKind.EMAIL, wanted, null, NAME));
    assertThat(views.account(ANNA)).map(Account::email).contains("anna@example.org");
    running.publish(new NameChanged(ANNA, 5, NOW, 4));

    assertThat(views.account(ANNA)).map(Account::email).contains("anna@new.example");
    assertThat(views.account(ANNA)).map(Account::emailVerified).contains(false);
  }

  @Test
  void roles_and_the_coming_end_show() {
    running.publish(started(ANNA, false));
    running.publish(new AccountRegistered(ANNA, 2, NOW));
    List<AccountRole> roles = List.of(AccountRole.MODERATOR, AccountRole.ADMIN);
    running.publish(new RolesChanged(ANNA, 3, NOW, BEN, roles));
    running.publish(new DeletionRequested(ANNA, 4, NOW, ANNA, NOW.plusSeconds(60)));

    assertThat(views.account(ANNA)).map(Account::roles).contains(Set.copyOf(roles));
    assertThat(views.account(ANNA)).map(Account::eraseAt).contains(NOW.plusSeconds(60));
    running.publish(new DeletionCancelled(ANNA, 5, NOW, ANNA));
    running.publish(new RolesChanged(ANNA, 6, NOW, BEN, List.of()));
    assertThat(views.account(ANNA)).map(Account::roles).contains(Set.of());
    assertThat(views.account(ANNA).orElseThrow().eraseAt()).isNull();
  }

  @Test
  void of_an_erased_account_nothing_is_known() {
    running.publish(started(ANNA, false));
    running.publish(new PasswordSet(ANNA, 2, NOW, "$argon2id$hash"));
    running.publish(new AccountRegistered(ANNA, 3, NOW));
    running.publish(new AccountErased(ANNA, 4, NOW));

    assertThat(views.settledAccount(ANNA, 4, SHORT)).contains(Account.erased(ANNA, 4, NOW));
    assertThat(views.passwordHash(ANNA)).isEmpty();
  }

  @Test
  void an_account_that_is_not_at_the_asked_version_is_unavailable() {
    running.publish(started(ANNA, false));

    unavailable(() -> views.settledAccount(ANNA, 5, SHORT));
    unavailable(() -> views.settledAccount(BEN, 1, SHORT));
    assertThat(views.settledAccount(BEN, 0, SHORT)).isEmpty();
  }

  @Test
  void an_old_event_changes_nothing() {
    running.publish(started(ANNA, false));
    running.publish(name(ANNA, 4, "New"));
    running.publish(name(ANNA, 3, "Old"));
    running.publish(started(ANNA, false));

    assertThat(views.account(ANNA)).map(Account::displayName).contains("New");
    assertThat(views.account(ANNA)).map(Account::version).contains(4L);
  }

  @Test
  void a_deleted_password_stays_deleted_when_its_event_comes_again() {
    PasswordSet set = new PasswordSet(ANNA, 2, NOW, "$argon2id$hash");
    running.publish(set);
    running.publishCredential(new CredentialKey(ANNA, PasswordSet.CREDENTIAL_ID), null);
    running.publish(set);

    assertThat(views.passwordHash(ANNA)).isEmpty();
    running.publish(new PasswordSet(ANNA, 7, NOW, "$argon2id$new"));
    assertThat(views.passwordHash(ANNA)).contains("$argon2id$new");
  }

  @Test
  void accounts_come_in_the_order_asked_for_without_those_that_do_not_exist() {
    running.publish(started(BEN, true));
    running.publish(started(ANNA, true));

    assertThat(views.accounts(List.of(ANNA, CARA, BEN)))
        .extracting(Account::userId)
        .containsExactly(ANNA, BEN);
  }

  @Test
  void accounts_at_versions_come_without_those_that_do_not_exist() {
    running.publish(started(BEN, true));
    running.publish(started(ANNA, true));
    running.publish(name(ANNA, 2, "New"));

    List<UserVersion> asked =
        List.of(new UserVersion(ANNA, 1), new UserVersion(CARA, 0), new UserVersion(BEN, 1));

    assertThat(views.accountsAt(asked)).extracting(Account::userId).containsExactly(ANNA, BEN);
    assertThat(views.accountsAt(asked)).extracting(Account::version).containsExactly(2L, 1L);
  }

  @Test
  void a_question_for_accounts_at_versions_waits_for_the_last_of_them() {
    running.publish(started(BEN, true));
    running.publish(started(ANNA, true));

    var answer =
        CompletableFuture.supplyAsync(
            () -> views.accountsAt(List.of(new UserVersion(ANNA, 2), new UserVersion(BEN, 1))));
    running.publish(name(ANNA, 2, "New"));

    assertThat(answer)
        .succeedsWithin(5, TimeUnit.SECONDS)
        .extracting(found -> found.getFirst().displayName())
        .isEqualTo("New");
    unavailable(() -> views.accountsAt(List.of(new UserVersion(BEN, 1), new UserVersion(ANNA, 3))));
  }

  @Test
  void a_name_has_an_owner_until_it_is_released() {
    assertThat(views.nameOwner(NAME, null)).isEmpty();

    running.publish(new NameClaimed(NAME, 1, ANNA, NameKind.USERNAME, 1, NOW));
    assertThat(views.nameOwner(NAME, null)).contains(ANNA);
    assertThat(views.nameOwner(NAME, ANNA)).contains(ANNA);

    running.publish(new NameReleased(NAME, 2, ANNA, NOW));
    running.publish(new NameClaimed(NAME, 1, ANNA, NameKind.USERNAME, 1, NOW));
    assertThat(views.nameOwner(NAME, null)).isEmpty();
  }

  @Test
  void a_question_for_an_owner_waits_for_them() {
    var answer = CompletableFuture.supplyAsync(() -> views.nameOwner(NAME, ANNA));
    running.publish(new NameClaimed(NAME, 1, ANNA, NameKind.USERNAME, 1, NOW));

    assertThat(answer).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(Optional.of(ANNA));
    unavailable(() -> views.nameOwner(NAME, BEN));
  }

  private static RegistrationStarted started(UUID userId, boolean imported) {
    return new RegistrationStarted(
        userId,
        1,
        NOW,
        new Cause("r-1", Sha256.ofParts("r-1")),
        new AccountProfile("anna", "anna@example.org", "Anna"),
        null,
        NAME,
        null,
        imported);
  }

  private static DisplayNameChanged name(UUID userId, long version, String name) {
    return new DisplayNameChanged(userId, version, NOW, new DisplayName(name), null, null);
  }
}
