package dev.confab.ops.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.confab.ops.client.ConfabException;
import dev.confab.ops.client.ConfabHttp;
import dev.confab.ops.client.NewChat;
import dev.confab.ops.client.Tokens;
import dev.confab.ops.client.User;
import dev.confab.ops.up.Backbone;
import dev.confab.ops.up.Ports;
import dev.confab.platform.config.Settings;
import dev.confab.platform.names.NameKeys;
import dev.confab.schemas.Ids;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.Topic;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.codec.TopicCodec;
import dev.confab.schemas.registry.RegistryClient;
import dev.confab.schemas.user.CredentialEvent;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.SessionStored;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an erased person was called, their addresses and what proves their log-ins are found nowhere
 * again: in no public topic from the wish on, in no compacted topic once it is compacted, in no
 * store, in no index. What the log of before keeps is in ADR 14.
 */
final class ErasureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String USERNAME = "Quokka.Selwyn";
  private static final String SECOND_USERNAME = "numbat-wilhelmina";
  private static final String EMAIL = "bilby.ottoline@example.org";
  private static final String SECOND_EMAIL = "Potoroo.Ignatius@example.net";
  private static final String ALIAS = "Dibbler Theodore";
  private static final String PROFILE =
      """
      {"displayName":"Perameles Augustina","bio":"thylacine keeper",
       "statusText":"under the mallee","phone":"+441632960971"}""";
  private static final String PASSWORD = "correct horse battery";

  /** Rows of names are kept without an owner: an HMAC, of which nobody learns the name. */
  private static final Set<String> STORES_OF_NAME_KEYS = Set.of("name-state", "names");

  private final PersonalData person = new PersonalData();
  private final PersonalData nameKeys = new PersonalData();

  @TempDir private Path data;

  @Test
  void of_an_erased_person_nothing_is_found_again() throws Exception {
    int port = Ports.anyFree(List.of());
    UUID erased;
    Map<TopicPartition, Long> before;
    try (Mailbox mailbox = Mailbox.listen(port)) {
      try (Backbone backbone = start(port)) {
        erased = lives(backbone, mailbox);
        collect(backbone, erased);
        assertThatTheSearchFinds(backbone);
        before = WholeLog.ends(bootstrap(backbone));

        goes(backbone, erased);

        publicTopicsTellNothing(backbone, before);
        theIndexTellsNothing(backbone, erased);
      }
      storesTellNothing(erased);
      try (Backbone backbone = start(port)) {
        compactedTopicsTellNothing(backbone);
        theNamesAreFree(backbone, erased);
      }
    }
  }

  /** Registers, verifies, talks, and changes everything that can be changed once. */
  private UUID lives(Backbone backbone, Mailbox mailbox) {
    String server = server(backbone);
    ConfabHttp anonymous = ContractWitness.client(server);
    UUID userId = anonymous.register(USERNAME, EMAIL, PASSWORD).userId();
    Tokens tokens = anonymous.login(EMAIL, PASSWORD);
    ConfabHttp http = anonymous.as(tokens.accessToken());
    anonymous.verifyEmail(mailbox.awaitToken(EMAIL, "Confirm your e-mail address"));
    Person bob = Person.arrives(server, "bob");
    UUID chat = http.createChat(NewChat.group("Marsupials", List.of(bob.id())), null).id();
    http.postMessage(chat, "m-1", "hello wombatword", null);
    bob.http().postMessage(chat, "m-2", "hello back", null);

    RawApi api = RawApi.of(server, new Person(userId, USERNAME, tokens, http));
    assertThat(api.put("/api/users/me", PROFILE).status()).isEqualTo(200);
    assertThat(
            api.post(
                    "/api/users/contacts",
                    "{\"userId\":\"%s\",\"alias\":\"%s\"}".formatted(bob.id(), ALIAS))
                .status())
        .isLessThan(300);
    assertThat(http.changeUsername(SECOND_USERNAME).username()).isEqualTo(SECOND_USERNAME);
    User moved = http.changeEmail(SECOND_EMAIL, PASSWORD);
    assertThat(moved.email()).isEqualTo(SECOND_EMAIL);
    assertThat(moved.emailVerified()).isFalse();
    anonymous.verifyEmail(mailbox.awaitToken(SECOND_EMAIL, "Confirm your e-mail address"));
    assertThat(http.me().emailVerified()).isTrue();
    anonymous.refresh(tokens.refreshToken());
    await()
        .atMost(PATIENCE)
        .until(() -> bob.http().search("wombatword", null, 10, null).total() == 1);
    return userId;
  }

  /** What there is to be found: the names, and the secrets as the log has them. */
  private void collect(Backbone backbone, UUID userId) throws Exception {
    person.text("the first username", USERNAME);
    person.text("the second username", SECOND_USERNAME);
    person.text("the first address", EMAIL);
    person.text("the second address", SECOND_EMAIL);
    person.text("the display name", "Perameles Augustina");
    person.text("the biography", "thylacine keeper");
    person.text("the status", "under the mallee");
    person.text("the phone number", "441632960971");
    person.text("their name for somebody", ALIAS);
    Settings settings = backbone.settings();
    try (RegistryClient ids = new RegistryClient(settings.text("CONFAB_REGISTRY_URL"))) {
      TopicCodec<CredentialEvent> codec = Topics.CREDENTIAL_EVENTS.codec(ids);
      int no = 0;
      for (ConsumerRecord<byte[], byte[]> record : WholeLog.records(bootstrap(backbone))) {
        if (!record.topic().equals(Topics.CREDENTIAL_EVENTS.name())
            || record.value() == null
            || !CredentialKey.fromBytes(record.key()).userId().equals(userId)) {
          continue;
        }
        no++;
        if (codec.decode(record.value()) instanceof PasswordSet set) {
          person.text("password hash " + no, set.passwordHash());
          person.bytes("digest " + no, PasswordSet.digest(set.passwordHash()).bytes());
        } else if (codec.decode(record.value()) instanceof SessionStored stored) {
          person.bytes("refresh hash " + no, stored.refreshHash().bytes());
        }
      }
    }
    NameKeys keys =
        new NameKeys(
            Files.readString(settings.path("CONFAB_NAME_SECRET_FILE")).strip().getBytes(UTF_8));
    nameKeys.bytes("key of the first username", Ids.bytes(keys.username(USERNAME)));
    nameKeys.bytes("key of the second username", Ids.bytes(keys.username(SECOND_USERNAME)));
    nameKeys.bytes("key of the first address", Ids.bytes(keys.email(EMAIL)));
    nameKeys.bytes("key of the second address", Ids.bytes(keys.email(SECOND_EMAIL)));
    assertThat(person.marks().keySet())
        .hasSize(4 + 5 + 2 + 2); // one password; one session, refreshed once
  }

  /** It would prove nothing to find nothing, if there was nothing to be found. */
  private void assertThatTheSearchFinds(Backbone backbone) {
    Set<String> found =
        WholeLog.bytes(bootstrap(backbone)).stream()
            .flatMap(bytes -> person.in(bytes).stream())
            .collect(Collectors.toSet());
    // digests are nowhere but in changelogs, which are not written at once
    assertThat(found)
        .containsAll(
            person.marks().keySet().stream().filter(m -> !m.startsWith("digest")).toList());
    await()
        .atMost(PATIENCE)
        .until(() -> person.in(indexed(backbone).getBytes(UTF_8)).contains("the display name"));
    Set<String> keys =
        WholeLog.bytes(bootstrap(backbone)).stream()
            .flatMap(bytes -> nameKeys.in(bytes).stream())
            .collect(Collectors.toSet());
    assertThat(keys).isEqualTo(nameKeys.marks().keySet());
  }

  private void goes(Backbone backbone, UUID userId) {
    ConfabHttp anonymous = ContractWitness.client(server(backbone));
    Person cid = Person.arrives(server(backbone), "cid");
    assertThat(cid.http().user(userId).username()).isEqualTo(SECOND_USERNAME);
    Tokens tokens = anonymous.login(SECOND_USERNAME, PASSWORD);
    ConfabHttp http = anonymous.as(tokens.accessToken());

    assertThat(code(() -> http.deleteAccount("a wild guess"))).isEqualTo("wrong_password");
    http.deleteAccount(PASSWORD);

    await().atMost(PATIENCE).until(() -> isGone(cid.http(), userId));
    assertThat(code(() -> anonymous.login(SECOND_USERNAME, PASSWORD)))
        .isEqualTo("invalid_credentials");
    assertThat(code(() -> anonymous.refresh(tokens.refreshToken()))).isEqualTo("session_not_found");
    await().atMost(PATIENCE).until(() -> cid.http().user(SECOND_USERNAME).isEmpty());
  }

  private void publicTopicsTellNothing(Backbone backbone, Map<TopicPartition, Long> before) {
    Set<String> open =
        Topics.all().stream()
            .filter(topic -> topic.readers() == Topic.Readers.PUBLIC)
            .map(Topic::name)
            .collect(Collectors.toSet());
    List<String> found = new ArrayList<>();
    int looked = 0;
    for (ConsumerRecord<byte[], byte[]> record : WholeLog.records(bootstrap(backbone))) {
      long from = before.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
      if (open.contains(record.topic()) && record.offset() >= from) {
        looked++;
        look(record.topic() + " @" + record.offset(), record.key(), record.value(), found);
      }
    }
    assertThat(looked).as("the wish and the erasure at least").isGreaterThanOrEqualTo(2);
    assertThat(found).isEmpty();
  }

  private void theIndexTellsNothing(Backbone backbone, UUID userId) throws Exception {
    await().atMost(PATIENCE).until(() -> person.in(indexed(backbone).getBytes(UTF_8)).isEmpty());
    assertThat(indexed(backbone))
        .as("messages stay, under an id")
        .contains("wombatword", userId.toString());
  }

  /** Every document of every index. */
  private static String indexed(Backbone backbone) throws Exception {
    String elastic = backbone.settings().text("CONFAB_ELASTICSEARCH_URL");
    try (HttpClient http = HttpClient.newHttpClient()) {
      ask(http, elastic + "/_refresh");
      return ask(http, elastic + "/_all/_search?size=10000&expand_wildcards=all");
    }
  }

  /** What the stopped stores have on the disk, row by row as RocksDB's iterators show them. */
  private void storesTellNothing(UUID userId) {
    List<String> found = new ArrayList<>();
    List<StateFolder.Row> rows = StateFolder.rows(data.resolve("state"));
    for (StateFolder.Row row : rows) {
      byte[] key = STORES_OF_NAME_KEYS.contains(row.store()) ? new byte[0] : row.key();
      look(row.store(), key, row.value(), found);
    }
    assertThat(found).isEmpty();
    for (String store : List.of("user-state", "accounts")) {
      assertThat(rows)
          .filteredOn(row -> row.store().equals(store) && startsWith(row.key(), Ids.bytes(userId)))
          .as("the mark alone in %s", store)
          .hasSize(1);
    }
    assertThat(rows).extracting(StateFolder.Row::store).contains("name-state", "names", "timeline");
  }

  /** What compaction leaves: the last record of every key, of secrets and of changelogs. */
  private void compactedTopicsTellNothing(Backbone backbone) {
    Map<String, ConsumerRecord<byte[], byte[]>> last = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : WholeLog.records(bootstrap(backbone))) {
      boolean compacted =
          record.topic().equals(Topics.CREDENTIAL_EVENTS.name())
              || record.topic().endsWith("-changelog");
      if (compacted && record.key() != null) {
        String key = record.topic() + "/" + record.partition() + "/" + hex(record.key());
        last.put(key, record);
      }
    }
    List<String> found = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : last.values()) {
      boolean names =
          STORES_OF_NAME_KEYS.stream().anyMatch(s -> record.topic().endsWith(s + "-changelog"));
      if (record.value() != null) {
        look(record.topic(), names ? new byte[0] : record.key(), record.value(), found);
      }
    }
    assertThat(last.keySet())
        .anyMatch(key -> key.startsWith("credential-events"))
        .anyMatch(key -> key.contains("accounts-changelog"));
    assertThat(found).isEmpty();
  }

  private void theNamesAreFree(Backbone backbone, UUID erased) {
    ConfabHttp anonymous = ContractWitness.client(server(backbone));
    UUID second = anonymous.register(SECOND_USERNAME, SECOND_EMAIL, PASSWORD).userId();
    UUID first = anonymous.register(USERNAME, EMAIL, PASSWORD).userId();

    assertThat(List.of(first, second)).doesNotContain(erased).doesNotHaveDuplicates();
    ConfabHttp http = anonymous.as(anonymous.login(EMAIL, PASSWORD).accessToken());
    assertThat(http.me().userId()).isEqualTo(first);
    assertThat(isGone(http, erased)).isTrue();
  }

  private void look(String where, byte[] key, byte[] value, List<String> found) {
    for (PersonalData what : List.of(person, nameKeys)) {
      if (key != null) {
        what.in(key).forEach(mark -> found.add(mark + " in a key of " + where));
      }
      if (value != null) {
        what.in(value).forEach(mark -> found.add(mark + " in " + where));
      }
    }
  }

  private Backbone start(int smtpPort) throws Exception {
    Map<String, String> environment = Mailbox.environment(smtpPort);
    environment.put("CONFAB_DELETION_GRACE", "PT0S");
    return Backbone.start(
        BackboneExtension.HOME, data, "127.0.0.1", 0, System.out, true, environment);
  }

  private static boolean isGone(ConfabHttp http, UUID userId) {
    try {
      http.user(userId);
      return false;
    } catch (ConfabException e) {
      return e.status() == 404;
    }
  }

  private static String code(Runnable wish) {
    ConfabException refused = catchThrowableOfType(ConfabException.class, wish::run);
    assertThat(refused).isNotNull();
    return refused.code();
  }

  private static String ask(HttpClient http, String url) throws Exception {
    return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  private static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length > prefix.length && hex(key).startsWith(hex(prefix));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String bootstrap(Backbone backbone) {
    return backbone.settings().text("CONFAB_KAFKA_BOOTSTRAP");
  }

  private static String server(Backbone backbone) {
    return "http://127.0.0.1:" + backbone.port();
  }
}
