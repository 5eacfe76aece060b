package dev.confab.gateway.model;

import dev.confab.gateway.session.Facts;
import dev.confab.gateway.session.Limiter;
import dev.confab.gateway.session.Marks;
import dev.confab.gateway.session.Wishes;
import dev.confab.platform.link.LinkCodes;
import dev.confab.platform.names.NameKeys;
import dev.confab.platform.query.Access;
import dev.confab.platform.query.Account;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPage;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.Message;
import dev.confab.platform.query.MessageName;
import dev.confab.platform.query.MessageState;
import dev.confab.platform.query.ViewUnavailableException;
import dev.confab.platform.query.WishViews;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.ChatType;
import dev.confab.schemas.chat.Forwarded;
import dev.confab.schemas.chat.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who is called what, who has an account, and what was said: views of a world that tests make. */
final class ModelFacts implements WishViews {
  static final byte[] SECRET =
      "a secret of thirty-two characters".getBytes(StandardCharsets.US_ASCII);

  private static final Instant AT = Instant.parse("2026-01-31T09:00:00Z");
  private static final NameKeys NAMES = new NameKeys(SECRET);

  private final Runnable pause;
  private final Map<UUID, UUID> owners = new HashMap<>();
  private final Map<MessageName, Message> messages = new HashMap<>();
  private final Set<MessageName> hidden = new HashSet<>();
  private final Map<UUID, ChatHead> heads = new HashMap<>();

  /** What the views come to know at the next question but one. */
  private @Nullable Runnable news;

  private boolean away;
  private int questions;

  /** Views that are slow: a question waits for its turn. */
  ModelFacts(Runnable pause) {
    this.pause = pause;
  }

  /** Wishes that go nowhere: no outcome is ever heard. */
  static Wishes unheard(Limiter limiter, InstantSource clock) {
    return new Wishes(
        (_, _) -> new CompletableFuture<>(),
        (_, _) -> new CompletableFuture<>(),
        new Facts(new ModelFacts(() -> {}), SECRET),
        new LinkCodes(SECRET),
        limiter,
        clock);
  }

  /** Marks that go nowhere. */
  static Marks unmarked(InstantSource clock) {
    return new Marks(
        new ModelFacts(() -> {}), (_, _) -> CompletableFuture.completedFuture(null), clock);
  }

  void person(String username, UUID userId) {
    owners.put(NAMES.username(username), userId);
  }

  void said(UUID chat, long seq, String text, @Nullable Forwarded forwarded) {
    put(chat, seq, MessageState.PRESENT, text, forwarded);
  }

  void gone(UUID chat, long seq) {
    put(chat, seq, MessageState.DELETED, null, null);
  }

  void hide(UUID chat, long seq) {
    hidden.add(new MessageName(chat, seq));
  }

  /** A chat as a viewer sees it, with as many changes as messages. */
  void chat(
      UUID chat,
      long lastNo,
      dev.confab.platform.query.@Nullable Marks marksOfMember,
      UUID viewer) {
    Member member =
        marksOfMember == null
            ? null
            : new Member(
                viewer, Role.MEMBER, Set.of(), Set.of(), Set.of(), 7, AT, List.of(), marksOfMember);
    heads.put(
        chat,
        new ChatHead(
            chat,
            ChatType.GROUP,
            "Cooks",
            null,
            null,
            ChatSettings.initial(ChatType.GROUP, false),
            AT,
            viewer,
            lastNo,
            lastNo,
            2,
            AT,
            member,
            null,
            0,
            0,
            0,
            null,
            null));
  }

  /**
   * A chat's head as a user sees it; of the unread ones every third mentions them.
   *
   * @param member the user if they are a member, or null
   */
  static ChatHead head(UUID chat, long lastSeq, @Nullable UUID member, long unread) {
    Member membership =
        member == null
            ? null
            : new Member(
                member,
                Role.MEMBER,
                Set.of(),
                Set.of(),
                Set.of(),
                1,
                AT,
                List.of(),
                dev.confab.platform.query.Marks.NONE);
    return new ChatHead(
        chat,
        ChatType.GROUP,
        "Cooks",
        null,
        null,
        ChatSettings.initial(ChatType.GROUP, false),
        AT,
        new UUID(9, 9),
        lastSeq,
        lastSeq,
        2,
        AT,
        membership,
        null,
        unread,
        unread / 3,
        0,
        null,
        null);
  }

  /** From now on nobody answers. */
  void away(boolean isAway) {
    away = isAway;
  }

  /** After the next question the views know more. */
  void thenKnow(Runnable what) {
    news = what;
  }

  /** How often something was asked. */
  int questions() {
    return questions;
  }

  @Override
  public Optional<UUID> nameOwner(UUID nameKey, @Nullable UUID awaitedOwner) {
    return asked(() -> Optional.ofNullable(owners.get(nameKey)));
  }

  @Override
  public List<Account> accounts(List<UUID> userIds) {
    return asked(
        () ->
            userIds.stream()
                .filter(owners::containsValue)
                .map(
                    id ->
                        new Account(
                            id,
                            1,
                            Account.Status.REGISTERED,
                            null,
                            "a",
                            null,
                            "A",
                            AT,
                            false,
                            Set.of(),
                            null))
                .toList());
  }

  @Override
  public List<ChatHead> heads(UUID viewer, List<ChatPosition> chats) {
    return asked(
        () -> chats.stream().map(c -> heads.get(c.chatId())).filter(Objects::nonNull).toList());
  }

  @Override
  public ChatPage<Message> messages(UUID viewer, ChatPosition chat, List<Long> seqs) {
    return asked(
        () -> {
          ChatHead head = heads.get(chat.chatId());
          if (head == null || head.membership() == null) {
            return ChatPage.none(head == null ? Access.NO_CHAT : Access.NO_MEMBER);
          }
          List<Message> found =
              seqs.stream()
                  .map(seq -> messages.get(new MessageName(chat.chatId(), seq)))
                  .filter(Objects::nonNull)
                  .toList();
          return new ChatPage<>(Access.MEMBER, found, false);
        });
  }

  @Override
  public List<Long> hidden(UUID userId, UUID chatId, long fromSeq, long toSeq, long minVersion) {
    return asked(
        () ->
            hidden.stream()
                .filter(name -> name.chatId().equals(chatId))
                .map(MessageName::seq)
                .filter(seq -> seq >= fromSeq && seq <= toSeq)
                .toList());
  }

  private <T> T asked(Supplier<T> answer) {
    questions++;
    pause.run();
    if (away) {
      throw new ViewUnavailableException("away");
    }
    T given = answer.get();
    if (news != null) {
      news.run();
      news = null;
    }
    return given;
  }

  private void put(
      UUID chat,
      long seq,
      MessageState state,
      @Nullable String text,
      @Nullable Forwarded forwarded) {
    Message message =
        new Message(
            chat,
            seq,
            seq,
            new UUID(7, 9),
            state,
            text,
            List.of(),
            null,
            forwarded,
            null,
            null,
            null,
            AT,
            null,
            0,
            null,
            false,
            List.of(),
            null,
            null);
    messages.put(message.name(), message);
  }
}
