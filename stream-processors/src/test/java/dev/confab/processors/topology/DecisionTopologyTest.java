package dev.confab.processors.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.schemas.Ids;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.catalogue.CommandHeaders;
import dev.confab.schemas.catalogue.CredentialKey;
import dev.confab.schemas.catalogue.DeadLetterHeaders;
import dev.confab.schemas.catalogue.InboxAddress;
import dev.confab.schemas.catalogue.Topics;
import dev.confab.schemas.chat.ChatCreated;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.CreateChat;
import dev.confab.schemas.chat.DirectChats;
import dev.confab.schemas.chat.JoinChat;
import dev.confab.schemas.chat.MemberAdded;
import dev.confab.schemas.chat.MessageContent;
import dev.confab.schemas.chat.MessagePosted;
import dev.confab.schemas.chat.OpenDirectChat;
import dev.confab.schemas.chat.PostMessage;
import dev.confab.schemas.name.NameClaimed;
import dev.confab.schemas.name.NameKind;
import dev.confab.schemas.name.NameReleased;
import dev.confab.schemas.outcome.Accepted;
import dev.confab.schemas.outcome.Rejected;
import dev.confab.schemas.presence.ForgetPresence;
import dev.confab.schemas.registry.InMemorySchemaIds;
import dev.confab.schemas.user.AccountErased;
import dev.confab.schemas.user.AccountProfile;
import dev.confab.schemas.user.AccountRegistered;
import dev.confab.schemas.user.BlockUser;
import dev.confab.schemas.user.ChangeName;
import dev.confab.schemas.user.MailTokenIssued;
import dev.confab.schemas.user.MailTokenKind;
import dev.confab.schemas.user.NameChangeStarted;
import dev.confab.schemas.user.NameChanged;
import dev.confab.schemas.user.OpenSession;
import dev.confab.schemas.user.PasswordSet;
import dev.confab.schemas.user.RegisterAccount;
import dev.confab.schemas.user.RegistrationRefused;
import dev.confab.schemas.user.RequestDeletion;
import dev.confab.schemas.user.UnblockUser;
import dev.confab.schemas.user.UniqueName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Commands in; events, outcomes and claims out: all of one transaction. */
final class DecisionTopologyTest {
  private static final String UPDATE = "confab.golden.update";
  private static final UUID ANN = new UUID(1, 1);
  private static final UUID BOB = new UUID(2, 2);
  private static final UUID CHAT = Ids.derived("chat", ANN, "c-1");

  private static final UUID SESSION = new UUID(5, 1);

  private final Deciders deciders = new Deciders();

  @AfterEach
  void close() {
    deciders.close();
  }

  @Test
  void deciders_are_wired_as_reviewed() throws IOException {
    Path golden = Path.of("src/test/resources/topologies/decisions.txt");
    String now = DecisionTopology.build(new InMemorySchemaIds(), () -> true).describe().toString();
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(golden, now);
    }
    assertThat(now)
        .as("%s: if the change is meant, run this test with -D%s=true", golden, UPDATE)
        .isEqualTo(Files.readString(golden));
  }

  @Test
  void a_command_leads_to_its_events_and_one_outcome() {
    UUID commandId = deciders.send(Topics.CHAT_COMMANDS, CHAT, createChat());

    assertThat(deciders.written(Topics.CHAT_EVENTS))
        .hasExactlyElementsOfTypes(ChatCreated.class, MemberAdded.class, MemberAdded.class);
    assertThat(deciders.outcomes())
        .containsExactly(new Accepted(commandId, CHAT, 1, 0, Deciders.START, false));
  }

  @Test
  void an_outcome_goes_to_who_asked_and_an_event_keeps_the_trace() {
    deciders.send(Topics.CHAT_COMMANDS, CHAT, createChat());

    TestRecord<byte[], byte[]> event = deciders.records(Topics.CHAT_EVENTS.name()).getFirst();
    assertThat(event.key()).isEqualTo(Ids.bytes(CHAT));
    assertThat(event.headers().lastHeader(CommandHeaders.TRACE_PARENT).value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("trace");
    TestRecord<byte[], byte[]> outcome = deciders.records(Topics.NODE_INBOX.name()).getFirst();
    assertThat(InboxAddress.fromBytes(outcome.key())).isEqualTo(Deciders.INBOX);
  }

  @Test
  void a_rejection_writes_no_event() {
    UUID commandId =
        deciders.send(
            Topics.CHAT_COMMANDS, CHAT, new JoinChat(CHAT, BOB, "j", Deciders.START, null));

    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
    assertThat(deciders.outcomes())
        .singleElement()
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.commandId()).isEqualTo(commandId);
              assertThat(rejected.code()).isEqualTo("chat_not_found");
            });
  }

  @Test
  void a_doubled_command_is_done_once_and_answered_twice() {
    deciders.send(Topics.CHAT_COMMANDS, CHAT, createChat());
    deciders.written(Topics.CHAT_EVENTS);
    deciders.outcomes();

    deciders.send(Topics.CHAT_COMMANDS, CHAT, post());
    deciders.send(Topics.CHAT_COMMANDS, CHAT, post());

    assertThat(deciders.written(Topics.CHAT_EVENTS)).hasExactlyElementsOfTypes(MessagePosted.class);
    assertThat(deciders.outcomes())
        .extracting(outcome -> ((Accepted) outcome).seq() + " " + ((Accepted) outcome).repeated())
        .containsExactly("4 false", "4 true");
  }

  @Test
  void what_cannot_be_read_is_set_aside_and_the_next_is_taken() {
    deciders.pipe(
        Topics.CHAT_COMMANDS.name(), Ids.bytes(CHAT), new byte[] {1, 2, 3}, new RecordHeaders());
    deciders.send(Topics.CHAT_COMMANDS, CHAT, createChat());

    TestRecord<byte[], byte[]> dead = deciders.records(Topics.DEAD_LETTERS).getFirst();
    assertThat(dead.value()).containsExactly(1, 2, 3);
    assertThat(dead.headers().lastHeader(DeadLetterHeaders.TOPIC).value())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(Topics.CHAT_COMMANDS.name());
    assertThat(deciders.written(Topics.CHAT_EVENTS)).isNotEmpty();
  }

  @Test
  void a_command_under_another_key_is_set_aside() {
    deciders.send(Topics.CHAT_COMMANDS, BOB, createChat());

    assertThat(deciders.records(Topics.DEAD_LETTERS)).hasSize(1);
    assertThat(deciders.written(Topics.CHAT_EVENTS)).isEmpty();
    assertThat(deciders.outcomes()).isEmpty();
  }

  @Test
  void a_registration_claims_its_names_and_ends_as_an_account() {
    deciders.send(Topics.USER_COMMANDS, ANN, register(ANN, "ann", 10, 11));

    assertThat(deciders.written(Topics.NAME_EVENTS))
        .hasExactlyElementsOfTypes(NameClaimed.class, NameClaimed.class);
    assertThat(deciders.written(Topics.USER_EVENTS).getLast())
        .isInstanceOf(AccountRegistered.class);
    assertThat(deciders.written(Topics.CREDENTIAL_EVENTS))
        .hasExactlyElementsOfTypes(PasswordSet.class, MailTokenIssued.class);
  }

  @Test
  void a_taken_address_refuses_and_frees_the_username() {
    deciders.send(Topics.USER_COMMANDS, ANN, register(ANN, "ann", 10, 11));
    deciders.written(Topics.NAME_EVENTS);
    deciders.written(Topics.USER_EVENTS);
    deciders.written(Topics.CREDENTIAL_EVENTS);

    deciders.send(Topics.USER_COMMANDS, BOB, register(BOB, "bob", 20, 11));

    assertThat(deciders.written(Topics.USER_EVENTS).getLast())
        .isInstanceOfSatisfying(
            RegistrationRefused.class, e -> assertThat(e.code()).isEqualTo("email_taken"));
    assertThat(deciders.written(Topics.NAME_EVENTS))
        .hasExactlyElementsOfTypes(NameClaimed.class, NameReleased.class);
    // the password is ended by a tombstone
    assertThat(deciders.written(Topics.CREDENTIAL_EVENTS).getLast()).isNull();
  }

  @Test
  void a_change_of_a_name_goes_to_the_names_and_comes_back() {
    deciders.send(Topics.USER_COMMANDS, ANN, register(ANN, "ann", 10, 11));
    deciders.written(Topics.NAME_EVENTS);
    deciders.written(Topics.USER_EVENTS);

    deciders.send(
        Topics.USER_COMMANDS,
        ANN,
        new ChangeName(
            ANN,
            NameKind.USERNAME,
            new UniqueName("anna"),
            null,
            new UUID(9, 12),
            Deciders.START,
            null));

    assertThat(deciders.written(Topics.USER_EVENTS))
        .hasExactlyElementsOfTypes(NameChangeStarted.class, NameChanged.class);
    assertThat(deciders.written(Topics.NAME_EVENTS))
        .hasExactlyElementsOfTypes(NameClaimed.class, NameReleased.class);
  }

  @Test
  void an_erased_account_leaves_tombstones_and_gives_its_names_back() {
    deciders.send(Topics.USER_COMMANDS, ANN, register(ANN, "ann", 10, 11));
    deciders.send(
        Topics.USER_COMMANDS,
        ANN,
        new OpenSession(
            ANN, SESSION, Sha256.ofParts("s"), Deciders.START, null, Deciders.START, List.of()));
    Sha256 verified = PasswordSet.digest("$argon2id$v=19$hash");
    deciders.send(
        Topics.USER_COMMANDS, ANN, new RequestDeletion(ANN, ANN, verified, 60_000, Deciders.START));
    deciders.written(Topics.NAME_EVENTS);
    deciders.records(Topics.CREDENTIAL_EVENTS.name());

    deciders.passes(Duration.ofSeconds(59));
    assertThat(deciders.written(Topics.NAME_EVENTS)).isEmpty();
    deciders.passes(Duration.ofSeconds(2));

    assertThat(deciders.written(Topics.USER_EVENTS).getLast()).isInstanceOf(AccountErased.class);
    assertThat(deciders.written(Topics.PRESENCE_COMMANDS))
        .hasExactlyElementsOfTypes(ForgetPresence.class);
    assertThat(deciders.written(Topics.NAME_EVENTS))
        .hasExactlyElementsOfTypes(NameReleased.class, NameReleased.class);
    assertThat(deciders.records(Topics.CREDENTIAL_EVENTS.name()))
        .allMatch(record -> record.value() == null)
        .extracting(record -> CredentialKey.fromBytes(record.key()).credentialId())
        .containsExactlyInAnyOrder(
            PasswordSet.CREDENTIAL_ID, MailTokenKind.EMAIL_VERIFICATION.credentialId());
  }

  @Test
  void a_block_reaches_the_direct_chat_of_the_two() {
    deciders.send(Topics.USER_COMMANDS, ANN, register(ANN, "ann", 10, 11));
    UUID direct = DirectChats.idOf(ANN, BOB);
    deciders.send(
        Topics.CHAT_COMMANDS, direct, new OpenDirectChat(direct, BOB, "d-1", ANN, Deciders.START));
    deciders.outcomes();

    deciders.send(Topics.USER_COMMANDS, ANN, new BlockUser(ANN, BOB, Deciders.START));
    deciders.send(Topics.CHAT_COMMANDS, direct, say(direct, "m-1"));
    deciders.send(Topics.USER_COMMANDS, ANN, new UnblockUser(ANN, BOB, Deciders.START));
    deciders.send(Topics.CHAT_COMMANDS, direct, say(direct, "m-1"));

    assertThat(deciders.outcomes())
        .extracting(outcome -> outcome instanceof Rejected refused ? refused.code() : "accepted")
        .containsExactly("accepted", "blocked", "accepted", "accepted");
  }

  private static PostMessage say(UUID chat, String key) {
    return new PostMessage(
        chat, BOB, key, new MessageContent("hello"), null, null, null, Deciders.START, null);
  }

  private static CreateChat createChat() {
    return new CreateChat(
        CHAT,
        ANN,
        "c-1",
        ChatType.GROUP,
        false,
        new ChatProfile("Plans", null),
        null,
        List.of(BOB),
        Deciders.START);
  }

  private static PostMessage post() {
    return new PostMessage(
        CHAT, BOB, "m-1", new MessageContent("hello"), null, null, null, Deciders.START, null);
  }

  private static RegisterAccount register(UUID user, String name, long username, long email) {
    return new RegisterAccount(
        user,
        "key",
        new AccountProfile(name, name + "@example.org", name),
        null,
        new UUID(9, username),
        new UUID(9, email),
        "$argon2id$v=19$hash",
        Deciders.START);
  }
}
