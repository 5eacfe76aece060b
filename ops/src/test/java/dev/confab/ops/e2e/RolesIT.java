package dev.confab.ops.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.admin.Admin;
import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.TokenMint;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.up.Backbone;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.RegistryClient;
import dev.confab.schemas.user.ChangeRoles;
import dev.confab.schemas.user.RolesChanged;
import dev.confab.schemas.user.UserEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** Who may what: the first admin by the command line, others by them. */
@ExtendWith(BackboneExtension.class)
final class RolesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Backbone backbone;
  private final String server;
  private final Path data;

  RolesIT(Backbone backbone) {
    this.backbone = backbone;
    this.server = "http://127.0.0.1:" + backbone.port();
    this.data = backbone.settings().path("CONFAB_TOKEN_KEY_FILE").getParent().getParent();
  }

  @Test
  void the_operator_makes_the_first_admin_who_makes_others() {
    Person ann = Person.arrives(server, "ann");
    Person bob = Person.arrives(server, "bob");
    assertThat(code(() -> ann.http().changeRoles(bob.id(), Set.of("moderator"))))
        .isEqualTo("forbidden");

    assertThat(admin("grant", ann.username())).isZero();
    ConfabHttp asAdmin = again(ann);
    asAdmin.changeRoles(bob.id(), Set.of("moderator"));

    assertThat(asAdmin.me().roles()).containsExactly("user", "admin");
    assertThat(again(bob).me().roles()).containsExactly("user", "moderator");
    assertThat(actorsOf(ann.id())).containsExactly(ChangeRoles.OPERATOR);
    assertThat(actorsOf(bob.id())).containsExactly(ann.id());
    assertThat(code(() -> asAdmin.changeRoles(ann.id(), Set.of()))).isEqualTo("own_admin_role");
  }

  @Test
  void a_role_that_is_taken_is_gone_at_once() {
    Person ann = Person.arrives(server, "ann");
    admin("grant", ann.username(), "moderator");
    admin("grant", ann.username());
    Tokens tokens = ContractWitness.client(server).login(ann.username(), Person.PASSWORD);
    ConfabHttp asAdmin = ann.http().as(tokens.accessToken());
    assertThat(asAdmin.roles(ann.id())).containsExactlyInAnyOrder("user", "moderator", "admin");

    assertThat(admin("revoke", ann.username())).isZero();

    assertThat(code(() -> asAdmin.refresh(tokens.refreshToken()))).isEqualTo("session_not_found");
    await().atMost(PATIENCE).until(() -> isRefused(asAdmin));
    assertThat(again(ann).me().roles()).containsExactly("user", "moderator");
    assertThat(code(() -> again(ann).roles(ann.id()))).isEqualTo("forbidden");
  }

  @Test
  void who_is_not_there_gets_no_role() {
    assertThat(admin("grant", "nobody-of-this-name")).isEqualTo(1);
    assertThat(admin("grant", "anybody", "king")).isEqualTo(2);
  }

  @Test
  void an_admin_has_imported_people_erased_and_nobody_else() {
    ConfabHttp operator = ContractWitness.client(server).as(TokenMint.of(data).operator());
    String importer = TokenMint.of(data).importer(ContractWitness.client(server), "importer");
    UUID imported =
        ContractWitness.client(server)
            .as(importer)
            .importAccount("gone-1", "gone-" + System.nanoTime(), "Gone")
            .userId();
    Person ann = Person.arrives(server, "ann");

    assertThat(operator.deleteAccount(imported)).isNotNull();
    assertThat(code(() -> operator.deleteAccount(ann.id()))).isEqualTo("account_has_password");
    assertThat(code(() -> ann.http().deleteAccount(imported))).isEqualTo("forbidden");
  }

  private int admin(String... words) {
    String[] all = new String[words.length + 4];
    System.arraycopy(words, 0, all, 0, words.length);
    List<String> where = List.of("--server", server, "--data", data.toString());
    for (int i = 0; i < where.size(); i++) {
      all[words.length + i] = where.get(i);
    }
    return new CommandLine(new Admin()).execute(all);
  }

  private ConfabHttp again(Person person) {
    Tokens tokens = ContractWitness.client(server).login(person.username(), Person.PASSWORD);
    return ContractWitness.client(server).as(tokens.accessToken());
  }

  private List<UUID> actorsOf(UUID userId) {
    try (RegistryClient ids = new RegistryClient(backbone.settings().text("CONFAB_REGISTRY_URL"))) {
      TopicCodec<UserEvent> codec = Topics.USER_EVENTS.codec(ids);
      return WholeLog.records(backbone.settings().text("CONFAB_KAFKA_BOOTSTRAP")).stream()
          .filter(record -> record.topic().equals(Topics.USER_EVENTS.name()))
          .filter(record -> record.value() != null)
          .map(record -> codec.decode(record.value()))
          .filter(event -> event.userId().equals(userId))
          .filter(RolesChanged.class::isInstance)
          .map(event -> ((RolesChanged) event).actor())
          .toList();
    }
  }

  private static boolean isRefused(ConfabHttp http) {
    try {
      http.me();
      return false;
    } catch (ConfabException e) {
      return e.status() == 401;
    }
  }

  private static String code(Runnable wish) {
    ConfabException refused = catchThrowableOfType(ConfabException.class, wish::run);
    assertThat(refused).isNotNull();
    return refused.code();
  }
}
